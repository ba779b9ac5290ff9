// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeXai;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The examples of what the service does beside answering: keeping, deferring, shortening, billing. And the async ones.
 */
class ServiceExamplesTest {
    private static final Path REPORT = Example.sample("report.txt");

    @AutoClose
    private final FakeXai fake = FakeXai.start();

    @Test
    void aDeferredAnswerIsPendingFirstAndThenThere() {
        String output = Example.output(fake, DeferredAnswer::run, REPORT);

        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("asked: \\S+"),
                        line -> assertThat(line).isEqualTo("now: PENDING"),
                        line -> assertThat(line).startsWith("then: ").contains("battery cells"));
    }

    @Test
    void aStoredAnswerIsReadContinuedAndDeleted() {
        String output = Example.output(fake, StoredAnswer::run, REPORT);

        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("kept: Ninety-eight per cent"),
                        line -> assertThat(line).startsWith("then: ").contains("next summer"),
                        line -> assertThat(line).isEqualTo("deleted"));
        assertThat(fake.chat().requests().getLast().messages()).as("sent again").hasSize(1);
        assertThat(fake.calls("DeleteStoredCompletion")).isOne();
    }

    @Test
    void aCompactedConversationStillKnowsTheFile() {
        String output = Example.output(fake, CompactedChat::run, REPORT);

        assertThat(output).contains("5 messages became 1", "next summer");
        assertThat(fake.chat().lastRequest().messages()).as("sent").hasSize(2);
    }

    @Test
    void theQuestionAfterTheBudgetIsNotSent() {
        String output = Example.output(fake, CostLimit::run, REPORT);

        assertThat(fake.chat().requests()).hasSize(2);
        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("passengers"),
                        line -> assertThat(line).contains("risks"),
                        line -> assertThat(line).contains("of a budget of 0.002."));
    }

    @Test
    void twoQuestionsAreAskedAtOnce() {
        String output = Example.output(fake, AsyncAnswers::run, REPORT);

        assertThat(output).containsSubsequence("asked", "412,000 passengers", "no dividend");
        assertThat(fake.calls("UploadFile")).isOne();
    }

    @Test
    void aPublishedAnswerIsPrintedToItsEnd() {
        String output = Example.output(fake, AsyncStream::run, REPORT);

        assertThat(output.lines()).singleElement().asString().contains("third ferry", "next summer");
    }
}
