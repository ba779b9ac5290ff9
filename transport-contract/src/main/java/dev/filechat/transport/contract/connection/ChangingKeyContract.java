// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.connection;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Keys that change while a client lives. */
public interface ChangingKeyContract extends OverTransport {
    /** On the connection that is there. */
    @Test
    default void aChangedKeyGoesWithTheNextCall() throws Exception {
        byte[] bytes = TestBytes.of(5_000_000);
        AtomicReference<String> key = new AtomicReference<>("first");
        try (FakeXai xai = fake().keys("first", "second").start();
                FileChatClient client = configured(xai).apiKey(key::get).build()) {
            assertThat(client.files().list().iterator().hasNext()).isFalse();
            key.set("second");
            StoredFile stored = client.files().upload(FileSource.of("a.bin", bytes));
            assertThat(client.files().content(stored.id()).readAllBytes()).isEqualTo(bytes);
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("Which risks?")).stream()) {
                stream.forEach(chunk -> {});
            }
            key.set("first");
            assertThat(client.files().list().iterator().hasNext()).isFalse();

            assertThat(xai.requests())
                    .extracting(request -> request.keyIndex().orElse(-1))
                    .startsWith(0, 1)
                    .endsWith(1, 0)
                    .doesNotContain(-1);
            assertThat(xai.files().all().getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** The key was changed while the call was under way: what the service refused is made again with the new one. */
    @Test
    default void aRefusedKeyIsReplacedAndTheUploadMadeAgain() {
        byte[] bytes = TestBytes.of(7_000_000);
        AtomicInteger asked = new AtomicInteger();
        try (FakeXai xai = fake().keys("new").start();
                FileChatClient client = configured(xai)
                        .apiKey(() -> asked.incrementAndGet() == 1 ? "old" : "new")
                        .build()) {
            UploadReceipt receipt =
                    client.files().uploadWithReceipt(FileSource.of("a.bin", bytes), UploadOptions.defaults());

            assertThat(receipt.attempts()).isEqualTo(2);
            assertThat(xai.files().all())
                    .singleElement()
                    .satisfies(file -> assertThat(file.sha256()).isEqualTo(TestBytes.sha256(bytes)));
            assertThat(xai.requests("UploadFile"))
                    .extracting(RecordedRequest::keyIndex)
                    .extracting(index -> index.orElse(-1))
                    .containsExactly(-1, 0);
        }
    }

    /** Neither a question nor a stream is asked twice: the first one was refused. */
    @Test
    default void aRefusedKeyIsReplacedForQuestions() {
        for (boolean streamed : List.of(false, true)) {
            AtomicInteger asked = new AtomicInteger();
            try (FakeXai xai = fake().keys("new").start();
                    FileChatClient client = configured(xai)
                            .apiKey(() -> asked.incrementAndGet() == 1 ? "old" : "new")
                            .build()) {
                xai.chat().whenAnything().reply("Three.");
                Chat chat = client.chat().create("grok-4.5").append(user("How many?"));
                String answer;
                if (streamed) {
                    try (ChatStream stream = chat.stream()) {
                        stream.forEach(chunk -> {});
                        answer = stream.response().content();
                    }
                } else {
                    answer = chat.sample().content();
                }

                assertThat(answer).isEqualTo("Three.");
                assertThat(xai.chat().requests()).hasSize(1);
                assertThat(asked).hasValue(2);
            }
        }
    }

    /** The service would refuse it again. */
    @Test
    default void aRefusedKeyThatIsStillTheKeyIsNotSentAgain() {
        try (FakeXai xai = fake().keys("new").start();
                FileChatClient client = configured(xai).apiKey(() -> "xai-old").build()) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> client.files().list().iterator().hasNext())
                    .withMessageNotContaining("xai-old")
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(xai.requests()).hasSize(1);
        }
    }

    /** The service sees no call. */
    @Test
    default void nothingIsSentWithoutAKey() {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .apiKey(() -> {
                            throw new IllegalStateException("sealed");
                        })
                        .build()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", TestBytes.of(10))))
                    .withMessageContaining("java.lang.IllegalStateException");
            assertThat(xai.requests()).isEmpty();
        }
    }
}
