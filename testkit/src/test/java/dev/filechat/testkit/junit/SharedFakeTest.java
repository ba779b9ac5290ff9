// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.filechat.FileChatClient;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;

/** Tests that share one fake, for a program that is started once. */
class SharedFakeTest {

    private static final Queue<FakeXai> FAKES = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void forget() {
        FAKES.clear();
    }

    static class Sharing {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.builder().shared().build();

        private static FileChatClient program;

        @BeforeAll
        static void start(FileChatClient client) {
            program = client;
            program.files().upload(FileSource.text("before.txt", "B"));
            FAKES.add(xai.fake());
        }

        @RepeatedTest(2)
        void test(FileChatClient client) {
            assertThat(client).isSameAs(program);
            findsNothingButItsOwn();
        }

        @Nested
        class Inner {
            @Test
            void nested() {
                findsNothingButItsOwn();
            }
        }

        private static void findsNothingButItsOwn() {
            FAKES.add(xai.fake());
            assertThat(xai).hasNoFiles();
            assertThat(xai.requests()).isEmpty();
            program.files().upload(FileSource.text("same.txt", "S"));
            assertThat(xai).hasFiles(1);
        }

        @AfterAll
        static void stop(FakeXai fake) {
            assertThat(fake).isSameAs(xai.fake());
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class SharingByOneInstance {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.builder().shared().build();

        private final FileChatClient program;

        SharingByOneInstance(FileChatClient client) {
            program = client;
        }

        @Test
        void test() {
            program.files().upload(FileSource.text("same.txt", "S"));
            assertThat(xai).hasFiles(1);
        }
    }

    @Test
    void keepAddressAndClientAndFindTheFakeAsNew() {
        Fixtures.assertSucceeded(Fixtures.run(Sharing.class), 3);
        assertThat(FAKES).hasSize(4).containsOnly(FAKES.element());
    }

    @Test
    void takeItInTheConstructorOfOneInstance() {
        Fixtures.assertSucceeded(Fixtures.run(SharingByOneInstance.class), 1);
    }

    static class AtTheSameTime {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.builder().shared().build();

        private static final CountDownLatch OTHER_IS_OVER = new CountDownLatch(1);

        @RepeatedTest(2)
        void test() throws InterruptedException {
            assertThat(OTHER_IS_OVER.await(30, TimeUnit.SECONDS)).isTrue();
        }

        @RegisterExtension
        static final TestWatcher watcher = new TestWatcher() {
            @Override
            public void testFailed(ExtensionContext context, Throwable cause) {
                OTHER_IS_OVER.countDown();
            }
        };
    }

    @Test
    void cannotRunAtTheSameTime() {
        Fixtures.runInParallel(2, AtTheSameTime.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1).failed(1))
                .failed()
                .assertEventsMatchExactly(event(finishedWithFailure(
                        instanceOf(IllegalStateException.class),
                        message(text ->
                                text.contains("cannot run at the same time") && text.contains("SAME_THREAD")))));
    }
}
