// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

    @ParameterizedTest
    @CsvSource({
        "What are the three largest risks?, 3",
        "Name the 5 most important dates., 5",
        "TEN reasons, 10",
        "What is the access code?,",
        "What happened in 2024?,",
        "How was Q3?,",
        "Which one is it?,",
        "Thirteen or threefold?,",
    })
    void knowsHowManySentencesAreWanted(String text, Integer wanted) {
        assertThat(new Question(text).wanted().orElse(null)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "What is the access code of Project Heron?, access code Project Heron",
        "Please summarize this document., ''",
        "Who's afraid of 3.5 wolves?, Who's afraid 3.5 wolves",
        "'', ''",
    })
    void knowsWhatItIsAbout(String text, String subject) {
        assertThat(new Question(text).subject()).isEqualTo(subject);
    }

    @Test
    void looksForStems() {
        try (Analyzer analyzer = new EnglishAnalyzer()) {
            assertThat(new Question("What risks do the companies' boards run? Risk!").terms(analyzer))
                    .containsExactly("risk", "compani", "board", "run");
        }
    }
}
