// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

    @Test
    void cutsAtTheEndsOfSentences() throws Exception {
        assertThat(split("One is here. Is two? Three! \"Four,\" he said."))
                .containsExactly("One is here.", "Is two?", "Three!", "\"Four,\" he said.");
    }

    @Test
    void doesNotCutWithinNumbersAndNames() throws Exception {
        assertThat(split("It costs 3.50 euros at example.org today. Fine."))
                .containsExactly("It costs 3.50 euros at example.org today.", "Fine.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void joinsLinesThatWereOnlyWrapped(String newline) throws Exception {
        assertThat(split("The price of copper has doubled within" + newline + "Chile and" + newline + "elsewhere."
                        + newline))
                .containsExactly("The price of copper has doubled within Chile and elsewhere.");
    }

    @Test
    void keepsHeadingsItemsAndRowsOfTablesApart() throws Exception {
        assertThat(split("Annual report\nSales went well.\n\n- first item\n- second item\n1;2;3\n4;5;6\n"))
                .containsExactly(
                        "Annual report", "Sales went well.", "- first item", "- second item", "1;2;3", "4;5;6");
    }

    @Test
    void keepsParagraphsAndPagesApart() throws Exception {
        assertThat(split("a paragraph without an end\n\nanother one\fA page\fends in the middle."))
                .containsExactly("a paragraph without an end", "another one", "A page ends in the middle.");
    }

    @Test
    void cutsAnEndlessSentenceAtSpacesAndLosesNothing() throws Exception {
        String endless = "word and ".repeat(20_000).strip();

        List<String> sentences = split(endless);

        assertThat(sentences).allMatch(sentence -> sentence.length() <= SentenceSplitter.MAX_SENTENCE);
        assertThat(String.join(" ", sentences)).isEqualTo(endless);
    }

    @Test
    void cutsAnEndlessWord() throws Exception {
        String endless = "x".repeat(50_000);

        List<String> sentences = split(endless);

        assertThat(sentences).allMatch(sentence -> sentence.length() <= SentenceSplitter.MAX_SENTENCE);
        assertThat(String.join("", sentences)).isEqualTo(endless);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096, 1_000_000})
    void findsTheSameSentencesHoweverTheTextComes(int piece) throws Exception {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            expected.add("Sentence number " + i + " is here.");
            text.append(expected.get(i)).append(i % 7 == 0 ? "\n" : " ");
        }

        assertThat(split(text.toString(), piece)).isEqualTo(expected);
    }

    @Test
    void findsNothingInNothing() throws Exception {
        assertThat(split("")).isEmpty();
        assertThat(split(" \n\n \r\n\f")).isEmpty();
    }

    private static List<String> split(String text) throws Exception {
        return split(text, Integer.MAX_VALUE);
    }

    private static List<String> split(String text, int piece) throws Exception {
        List<String> sentences = new ArrayList<>();
        try (SentenceSplitter splitter = new SentenceSplitter(sentences::add)) {
            for (int i = 0; i < text.length(); i += piece) {
                splitter.write(text, i, Math.min(piece, text.length() - i));
                if (piece > text.length()) {
                    break;
                }
            }
        }
        return sentences;
    }
}
