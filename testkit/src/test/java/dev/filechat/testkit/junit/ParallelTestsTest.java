// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.assertions.FileChatAssertions.catchThrowable;
import static dev.filechat.testkit.chat.TextMatcher.containing;

import dev.filechat.FileChatClient;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that run at the same time, and do not meet. */
class ParallelTestsTest {

    private static final int THREADS = 4;

    static class SideBySide {
        @RegisterExtension
        static final FakeXaiExtension xai =
                FakeXaiExtension.builder().checkNoOpenCalls().build();

        private static final CyclicBarrier ALL = new CyclicBarrier(THREADS);

        @RepeatedTest(THREADS)
        void test(RepetitionInfo repetition, FileChatClient client) throws Exception {
            String own = "Answer " + repetition.getCurrentRepetition() + ".";
            xai.chat().whenUserSays(containing("answer")).reply(own);
            meetTheOthers();
            client.files().upload(FileSource.text("same.txt", own));
            meetTheOthers();
            String answer = client.chat()
                    .create("grok-4.5")
                    .append(user("Which answer?"))
                    .sample()
                    .content();
            meetTheOthers();

            assertThat(answer).isEqualTo(own);
            assertThat(xai)
                    .hasFiles(1)
                    .receivedChatRequests(1)
                    .hasFile("same.txt")
                    .withContent(own);
        }

        static void meetTheOthers() throws Exception {
            ALL.await(30, TimeUnit.SECONDS);
        }
    }

    static class WithThreadsOfTheirOwn {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.create();

        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RepeatedTest(2)
        void test(FakeXai own) throws Exception {
            BOTH.await(30, TimeUnit.SECONDS);
            Throwable refused = CompletableFuture.supplyAsync(() -> catchThrowable(xai::fake))
                    .get(30, TimeUnit.SECONDS);
            BOTH.await(30, TimeUnit.SECONDS);

            assertThat(refused)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Several tests are running")
                    .hasMessageContaining("as a parameter");
            assertThat(xai.fake()).isSameAs(own);
        }
    }

    static class Alone {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.create();

        @Test
        void test(FakeXai own) throws Exception {
            assertThat(CompletableFuture.supplyAsync(xai::fake).get(30, TimeUnit.SECONDS))
                    .isSameAs(own);
        }
    }

    @Test
    void haveScriptsFilesAndRequestsOfTheirOwn() {
        Fixtures.assertSucceeded(Fixtures.runInParallel(THREADS, SideBySide.class), THREADS);
    }

    @Test
    void sayThatOtherThreadsDoNotKnowWhoseTheyAre() {
        Fixtures.assertSucceeded(Fixtures.runInParallel(2, WithThreadsOfTheirOwn.class), 2);
    }

    @Test
    void runAloneLetOtherThreadsFindTheFake() {
        Fixtures.assertSucceeded(Fixtures.run(Alone.class), 1);
    }
}
