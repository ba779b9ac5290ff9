// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.testkit.engine.EventType.REPORTING_ENTRY_PUBLISHED;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.errors.ServiceException;
import dev.filechat.files.FilesService;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.assertions.FileChatAssertions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** What is told when a test fails, and what makes one fail that has not. */
class FailureReportTest {

    @ExtendWith(FakeXaiExtension.class)
    static class Failing {
        @Test
        void test(FileChatClient client) {
            client.files().upload(FileSource.text("report.txt", "R"));
            assertThat(client.files().exists("file_gone")).isTrue();
        }
    }

    @Test
    void tellsWhatTheFakeSawWithTheFailureAndInTheReport() {
        EngineExecutionResults results = Fixtures.run(Failing.class);

        String told = suppressedBy(failure(results));
        assertThat(told.lines())
                .hasSize(5)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("The fake received these calls:"),
                        line -> assertThat(line).startsWith("  1. UploadFile: \"report.txt\", 1 bytes in 1 chunk"),
                        line -> assertThat(line).startsWith("  2. RetrieveFile: file_id: \"file_gone\"; NOT_FOUND"),
                        line -> assertThat(line).isEqualTo("Its files at the end of the test:"),
                        line -> assertThat(line).startsWith("  report.txt (file_"));
        assertThat(reported(results)).containsExactly(told);
    }

    static class NotFailing {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.create();

        @Test
        void succeeds(FilesService files) {
            files.upload(FileSource.text("report.txt", "R"));
        }

        @Test
        void isAborted(FilesService files) {
            files.exists("file_gone");
            abort("not today");
        }

        @Test
        void leavesARequestUnmatched(FileChatClient client) {
            xai.chat().whenUserSays(containing("risks")).reply("One.");
            refused(client);
        }
    }

    @Test
    void tellsNothingOfTestsThatDoNotFail() {
        EngineExecutionResults results = Fixtures.run(NotFailing.class);

        results.testEvents().assertStatistics(all -> all.succeeded(2).aborted(1).failed(0));
        assertThat(reported(results)).isEmpty();
    }

    private static void refused(FileChatClient client) {
        Chat chat = client.chat().create("grok-4.5").append(user("Hello?"));
        FileChatAssertions.assertThatCall(chat::sample).failsWith(ServiceException.class);
    }

    static class Checked {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.builder()
                .checkNoOpenCalls()
                .checkNoUnmatchedChatRequests()
                .checkNoFilesLeft()
                .build();
    }

    static class Leaving extends Checked {
        @Test
        void aFile(FilesService files) {
            files.upload(FileSource.text("report.txt", "R"));
        }
    }

    static class Deleting extends Checked {
        @Test
        void aFile(FilesService files) {
            files.upload(FileSource.text("report.txt", "R"));
        }

        @AfterEach
        void delete(FilesService files) {
            files.list().forEach(file -> files.delete(file.id()));
        }
    }

    static class Streaming extends Checked {
        @Test
        void withNoClose(FileChatClient client) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(10));
            ChatStream stream = client.chat().create("grok-4.5").append(user("Hello?")).stream();
            stream.iterator().next();
        }
    }

    static class Asking extends Checked {
        @Test
        void whatNoScriptAnswers(FileChatClient client) {
            xai.chat().whenUserSays(containing("risks")).reply("One.");
            refused(client);
        }
    }

    static class FailingAnyway extends Checked {
        @Test
        void withAFileLeft(FilesService files) {
            files.upload(FileSource.text("report.txt", "R"));
            throw new IllegalStateException("its own");
        }
    }

    @Test
    void failsATestThatLeavesSomethingBehindWhereAskedFor() {
        assertThat(failure(Fixtures.run(Leaving.class)))
                .hasMessageStartingWith(
                        "[after the test] Expected the fake to have no files. It has 1:\n  report.txt (");
        assertThat(failure(Fixtures.run(Streaming.class)))
                .hasMessageStartingWith("[after the test] Expected the fake to have no open calls. Under way:\n"
                        + "  1. GetCompletionChunk: ");
        Throwable unmatched = failure(Fixtures.run(Asking.class));
        assertThat(unmatched)
                .hasMessageStartingWith("[after the test] Expected a script to answer every chat request.");
        assertThat(suppressedBy(unmatched))
                .endsWith("\nChat requests that no script answers:\n  model grok-4.5, user says \"Hello?\"");
        Fixtures.assertSucceeded(Fixtures.run(Deleting.class), 1);
    }

    /** The test ends while its deletion is under way. */
    static class OnlyFilesChecked {
        @RegisterExtension
        static final FakeXaiExtension xai =
                FakeXaiExtension.builder().checkNoFilesLeft().build();

        @Test
        void deletesLate(FileChatClient client) throws InterruptedException {
            String id =
                    client.files().upload(FileSource.text("report.txt", "R")).id();
            xai.faults().on("DeleteFile").delay(Duration.ofMillis(300));
            Thread.startVirtualThread(() -> client.files().delete(id));
            assertThat(xai.fake().awaitCalls("DeleteFile", 1, Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    @Test
    void waitsForADeletionUnderWayBeforeItLooksForFiles() {
        Fixtures.assertSucceeded(Fixtures.run(OnlyFilesChecked.class), 1);
    }

    @Test
    void checksNothingInATestThatHasFailedAnyway() {
        Throwable failure = failure(Fixtures.run(FailingAnyway.class));

        assertThat(failure).hasMessage("its own");
        assertThat(suppressedBy(failure)).startsWith("The fake received these calls:");
    }

    private static Throwable failure(EngineExecutionResults results) {
        return results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .orElseThrow();
    }

    private static String suppressedBy(Throwable failure) {
        assertThat(failure.getSuppressed()).hasSize(1);
        return failure.getSuppressed()[0].getMessage();
    }

    private static List<String> reported(EngineExecutionResults results) {
        return results.allEvents().stream()
                .filter(event -> event.getType() == REPORTING_ENTRY_PUBLISHED)
                .map((Event event) -> event.getRequiredPayload(ReportEntry.class))
                .map(entry -> entry.getKeyValuePairs().get("fake xAI"))
                .toList();
    }
}
