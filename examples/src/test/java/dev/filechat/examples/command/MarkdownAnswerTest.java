// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
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
    void aLineOfAParagraphIsShownOnceItIsWhole() {
        MarkdownAnswer answer = new MarkdownAnswer(shown::add, () -> 20);
        for (String word : "The largest risk is the supply of *battery cells* in winter.".split("(?<= )")) {
            answer.text(word);
        }
        assertThat(plain()).isEqualTo("The largest risk is\nthe supply of\nbattery cells in\n");
        answer.close();
        assertThat(plain()).isEqualTo("The largest risk is\nthe supply of\nbattery cells in\nwinter.\n");
    }

    @Test
    void anAnswerSaysThatItGoesOnUntilItsEnd() {
        MarkdownAnswer answer = new MarkdownAnswer(shown::add, () -> 20);
        answer.begin();
        assertThat(plain()).isEqualTo("Answering…");
        answer.text("One\n\nTwo");
        assertThat(plain()).isEqualTo("Answering…\r\u001b[KOne\nAnswering…");
        answer.close();
        assertThat(plain()).isEqualTo("Answering…\r\u001b[KOne\nAnswering…\r\u001b[K\nTwo\n");
    }

    @Test
    void anAnswerThatBreaksOffBeforeItsFirstWordLeavesNothing() {
        MarkdownAnswer answer = new MarkdownAnswer(shown::add, () -> 20);
        answer.begin();
        answer.close();
        assertThat(plain()).isEqualTo("Answering…\r\u001b[K");
    }

    /** What begins as a paragraph and may become something else, at each width at which its lines end elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "One *two three* four, **five six** seven `eight  nine` ten.\n\n- a **b c** d e f g h i j\n- k\n\nEnd",
                "A heading that is longer than a line is\n===\nand goes on here for a while\n\n# Next\nOne two three",
                "one *two **three* four five** six seven `eight* nine` ten eleven",
                "*one two three four `five* six seven eight` nine ten eleven twelve",
                "2 * 3 is 6, R&D costs, a &lt; b &amp; c, max_tokens_of x_y, 1 < 2 and <b>3</b> > 2 \\* 4 \\",
                "one [two three four five](https://six.example/seven_eight) nine [ten](eleven) ![twelve](a) thirteen",
                "one two three four five six\nseven eight  \nnine ten eleven\\\ntwelve thirteen\n\n    code\n\nlast",
                "one two three four five six seven\n> said one two three four five\n\n```\na b c d e f\n```\nlast one",
                "https://a.example/a/word/that/is/longer/than/a/line/and/is/broken one two  three   four five",
                "漢字漢字漢字漢字漢字漢字漢字 漢字漢字漢字漢字 *漢字漢字* 漢字漢字漢字漢字漢字漢字",
                "one two three four five six\n- seven eight nine\n- ten\n1. eleven\ntwelve thirteen fourteen fifteen",
                "  one two three four five six seven eight nine ten \n\n\n eleven   twelve  \n",
            })
    void inPiecesItIsTheSameAsInOne(String markdown) {
        for (int columns = 10; columns <= 60; columns++) {
            shown.clear();
            answer(columns, markdown);
            String whole = MarkdownLines.of(Parser.builder().build().parse(markdown), columns, false).stream()
                    .map(line -> line.toAnsi() + "\n")
                    .collect(Collectors.joining());
            assertThat(plain()).as("at %d columns", columns).isEqualTo(plain(whole));
            if (!markdown.contains("===")) { // only after its text it turns out to be a heading
                assertThat(String.join("", shown)).as("at %d columns", columns).isEqualTo(whole);
            }
        }
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
        return plain(String.join("", shown));
    }

    private static String plain(String styled) {
        return styled.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
