// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordStartsTest {

    /** All that the Porter stemmer replaces or removes, on roots of several shapes. */
    static Stream<String> words() {
        List<String> roots =
                List.of("a", "ab", "tro", "siz", "hop", "happ", "poss", "relat", "comput", "communic", "yel");
        List<String> endings = List.of(
                "",
                "y",
                "ies",
                "sses",
                "s",
                "eed",
                "ed",
                "ing",
                "bled",
                "zing",
                "pping",
                "ational",
                "tional",
                "enci",
                "anci",
                "izer",
                "bli",
                "alli",
                "entli",
                "eli",
                "ousli",
                "ization",
                "ation",
                "ator",
                "alism",
                "iveness",
                "fulness",
                "ousness",
                "aliti",
                "ality",
                "iviti",
                "ivity",
                "biliti",
                "bility",
                "ibility",
                "abilities",
                "logi",
                "logy",
                "icate",
                "ative",
                "alize",
                "iciti",
                "ical",
                "ful",
                "ness",
                "ance",
                "ence",
                "er",
                "ic",
                "able",
                "ible",
                "ant",
                "ement",
                "ment",
                "ent",
                "sion",
                "tion",
                "ism",
                "ate",
                "iti",
                "ous",
                "ive",
                "ize",
                "e",
                "ll",
                "lle",
                "'s",
                "\u2019s");
        return roots.stream().flatMap(root -> endings.stream().map(ending -> root + ending));
    }

    @Test
    void stemsNeverChangeHowAWordBegins() {
        try (Analyzer analyzer = new EnglishAnalyzer()) {
            assertThat(words()).allSatisfy(word -> {
                Set<String> stems = new Question(word).terms(analyzer);
                if (!stems.isEmpty()) {
                    WordStarts starts = new WordStarts(stems);
                    assertThat(starts.mayBeIn("So (" + word + ") it is."))
                            .as("%s: %s", word, stems)
                            .isTrue();
                    assertThat(starts.mayBeIn(word.toUpperCase())).isTrue();
                }
            });
        }
    }

    @Test
    void passesOverSentencesThatHaveTheLettersWithinAWordOnly() {
        WordStarts starts = new WordStarts(List.of("risk", "heron"));

        assertThat(starts.mayBeIn("An asterisk or mother herself.")).isTrue();
        assertThat(starts.mayBeIn("An asterisk of mothers.")).isFalse();
        assertThat(starts.mayBeIn("")).isFalse();
        assertThat(new WordStarts(List.of()).mayBeIn("Anything.")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u65E5\u672C\u8A9E", "ab\u672C", "caf\u00E9\u672C", "x-\u672C"})
    void seesWordsOfScriptsWithoutSpaces(String sentence) {
        assertThat(new WordStarts(List.of("\u672C")).mayBeIn(sentence)).isTrue();
    }
}
