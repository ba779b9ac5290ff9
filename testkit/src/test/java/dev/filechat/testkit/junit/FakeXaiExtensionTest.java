// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThatIllegalStateException;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThatThrownBy;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatService;
import dev.filechat.files.FilesService;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import java.net.ConnectException;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the extension gives to each test, in all kinds of tests. */
class FakeXaiExtensionTest {

    private static final Queue<FakeXai> FAKES = new ConcurrentLinkedQueue<>();
    private static final Queue<FileChatClient> CLIENTS = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger STARTED = new AtomicInteger();

    @BeforeEach
    void forget() {
        FAKES.clear();
        CLIENTS.clear();
        STARTED.set(0);
    }

    @ExtendWith(FakeXaiExtension.class)
    static class TakingAll {
        private final FakeXai ofConstructor;
        private FileChatClient ofBeforeEach;

        TakingAll(FakeXai xai) {
            ofConstructor = xai;
        }

        @BeforeEach
        void before(FileChatClient client) {
            ofBeforeEach = client;
        }

        @Test
        void test(FakeXai xai, FileChatClient client, FilesService files, ChatService chat) {
            assertThat(xai).isSameAs(ofConstructor);
            assertThat(client).isSameAs(ofBeforeEach);
            assertThat(files).isSameAs(client.files());
            assertThat(chat).isSameAs(client.chat());
            files.upload(FileSource.text("a.txt", "A"));
        }

        @AfterEach
        void after(FakeXai xai) {
            assertThat(xai).isSameAs(ofConstructor).hasFile("a.txt");
        }
    }

    @Test
    void givesTheSameFakeAndClientToAllOfOneTest() {
        Fixtures.assertSucceeded(Fixtures.run(TakingAll.class), 1);
    }

    static class Fresh {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.create();

        @RepeatedTest(2)
        void repeated(FilesService files) {
            findsNothingButItsOwn(files);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void parameterized(String any, FilesService files) {
            assertThat(any).hasSize(1);
            findsNothingButItsOwn(files);
        }

        @Nested
        class Inner {
            @Test
            void nested(FilesService files) {
                findsNothingButItsOwn(files);
            }
        }

        private static void findsNothingButItsOwn(FilesService files) {
            FAKES.add(xai.fake());
            assertThat(xai).hasNoFiles();
            assertThat(xai.requests()).isEmpty();
            files.upload(FileSource.text("same.txt", "S"));
            assertThat(xai).hasFiles(1).receivedCalls("UploadFile", 1);
            assertThat(xai.files().all()).hasSize(1);
            assertThat(xai.chat().requests()).isEmpty();
        }
    }

    @Test
    void givesEachTestAFakeOfItsOwn() {
        Fixtures.assertSucceeded(Fixtures.run(Fresh.class), 5);
        assertThat(FAKES).hasSize(5).doesNotHaveDuplicates();
    }

    @TestInstance(Lifecycle.PER_CLASS)
    @ExtendWith(FakeXaiExtension.class)
    static class OneInstance {
        private FilesService files;

        @BeforeEach
        void before(FilesService given, FakeXai xai) {
            files = given;
            FAKES.add(xai);
        }

        @RepeatedTest(2)
        void test(FakeXai xai) {
            files.upload(FileSource.text("a.txt", "A"));
            assertThat(xai).hasFiles(1);
        }
    }

    @Test
    void givesEachTestOfOneInstanceAFakeOfItsOwn() {
        Fixtures.assertSucceeded(Fixtures.run(OneInstance.class), 2);
        assertThat(FAKES).hasSize(2).doesNotHaveDuplicates();
    }

    static class OverTcp {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.builder()
                .transport(new LoopbackTransportProvider())
                .fake(fake -> fake.keys("own-key"))
                .client(client -> client.header("x-tag", "blue"))
                .build();

        @Test
        void test(FileChatClient client, FakeXai fake) {
            client.files().upload(FileSource.text("a.txt", "A"));
            assertThat(fake).receivedUpload("a.txt").hasMetadata("x-tag", "blue");
            assertThat(fake.key()).isEqualTo("own-key");
            FAKES.add(fake);
            CLIENTS.add(client);
        }
    }

    @Test
    void takesSettingsAndClosesFakeAndClientAfterTheTest() {
        Fixtures.assertSucceeded(Fixtures.run(OverTcp.class), 1);

        FakeXai fake = FAKES.element();
        assertThatThrownBy(() -> new Socket(fake.host(), fake.port()).close()).isInstanceOf(ConnectException.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> CLIENTS.element().files().exists("file_1"));
    }

    static class WithoutTransport {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.create();

        @Test
        void test() {
            assertThat(xai.fake().inProcessName()).isNotEmpty();
        }
    }

    @Test
    void isInProcessWithoutATransportOnTheClassPath() {
        Fixtures.assertSucceeded(Fixtures.run(WithoutTransport.class), 1);
    }

    static class Lazy {
        @RegisterExtension
        static final FakeXaiExtension xai = FakeXaiExtension.builder()
                .fake(any -> STARTED.incrementAndGet())
                .checkNoFilesLeft()
                .build();

        @Test
        void without() {}

        @Test
        void with(FakeXai any) {
            assertThat(any).isSameAs(xai.fake());
        }
    }

    @Test
    void startsNoFakeThatNoOneAsksFor() {
        Fixtures.assertSucceeded(Fixtures.run(Lazy.class), 2);
        assertThat(STARTED).hasValue(1);
    }

    @ExtendWith(FakeXaiExtension.class)
    static class TooEarly {
        @BeforeAll
        static void before(FileChatClient client) {
            CLIENTS.add(client);
        }

        @Test
        void test() {}
    }

    @Test
    void saysWhatToDoWhenThereIsNoTestYet() {
        Fixtures.run(TooEarly.class)
                .containerEvents()
                .failed()
                .assertEventsMatchExactly(event(finishedWithFailure(
                        instanceOf(ParameterResolutionException.class),
                        message(text -> text.contains("Each test has a fake of its own")
                                && text.contains("Take the FileChatClient in @BeforeEach")
                                && text.contains("shared()")))));
        assertThatIllegalStateException().isThrownBy(Fresh.xai::fake).withMessageContaining("No test");
    }
}
