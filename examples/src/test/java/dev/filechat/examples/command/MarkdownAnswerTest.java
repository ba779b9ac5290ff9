// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownAnswerTest {
    private final List<String> shown = new ArrayList<>();

    @Test
    void emphasisListsAndCodeAreLaidOut() {
        answer(
                40,
                "# Risks\n\nThe **largest** one:\n\n1. Battery cells from one manufacturer, which is late\n"
                        + "2. Price\n\n```\na  b\n```\n> said\n");

        assertThat(plain())
                .isEqualTo("Risks\n\nThe largest one:\n\n1. Battery cells from one manufacturer,\n   which is late\n"
                        + "2. Price\n\n    a  b\n\n> said\n");
        assertThat(String.join("", shown)).contains("\u001b[1mlargest\u001b[0m");
    }

    @Test
    void aParagraphIsShownOnceTheNextOneBegins() {
        MarkdownAnswer answer = new MarkdownAnswer(shown::add, () -> 80);
        answer.text("One\n\nTw");
        answer.text("o\n\n- a\n- b\n");
        assertThat(shown).containsExactly("One\n", "\nTwo\n\n• a\n");
        answer.close();
        assertThat(plain()).isEqualTo("One\n\nTwo\n\n• a\n• b\n");
    }

    @Test
    void rowsOfATableStayRows() {
        answer(80, "| a | b |\n|---|---|\n| 1 | 2 |\n");

        assertThat(plain()).isEqualTo("| a | b |\n|---|---|\n| 1 | 2 |\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a \u001b]52;c;eA==\u0007", "a &#27;[2J", "`\u009b2J`", "    \u001b[2J", "[a](</\u001b[2J>)"})
    void anAnswerDoesNotControlTheTerminal(String markdown) {
        answer(80, markdown);

        String withoutStyles = plain();
        assertThat(withoutStyles).isNotBlank().matches("[\\P{Cntrl}\n&&[^\u0080-\u009f]]*");
    }

    private void answer(int columns, String markdown) {
        MarkdownAnswer answer = new MarkdownAnswer(shown::add, () -> columns);
        markdown.chars().forEach(c -> answer.text(String.valueOf((char) c)));
        answer.close();
    }

    private String plain() {
        return String.join("", shown).replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
