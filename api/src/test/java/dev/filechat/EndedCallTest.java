// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Message;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests that closing the client does not cancel a call that has ended, however it ended. */
class EndedCallTest {
    private final AtomicReference<CallContext> last = new AtomicReference<>();
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();
    private final Chat chat = client.chat().create("m").append(Message.user("?"));

    @Test
    void aCallThatSucceeded() {
        transport.onGet((id, call) -> {
            last.set(call);
            return StoredFile.builder(id, "a.bin", 1).build();
        });

        client.files().get("file-1");

        assertForgotten();
    }

    @Test
    void callsThatFailed() {
        transport.onUpload((request, chunks, call) -> refused(call));
        transport.onGet((id, call) -> refused(call));
        transport.onDelete((id, call) -> refused(call));
        transport.onComplete((request, call) -> refused(call));
        transport.onStream((request, call) -> refused(call));

        ThrowingCallable[] calls = {
            () -> client.files().upload(FileSource.of("a.bin", new byte[1])),
            () -> client.files().get("file-1"),
            () -> client.files().delete("file-1"),
            chat::sample,
            chat::stream
        };
        for (ThrowingCallable call : calls) {
            assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(call);
            listen();
        }

        assertForgotten();
    }

    @Test
    void aStreamThatWasClosed() {
        transport.onStream((request, call) -> {
            last.set(call);
            return FakeStream.of("One.").silent();
        });

        chat.stream().close();

        assertForgotten();
    }

    @Test
    void aDownloadThatWasReadToItsEndThoughNotClosed() throws IOException {
        open(FakeContent.of(new byte[1]));

        assertThat(client.files().content("file-1").readAllBytes()).hasSize(1);

        assertForgotten();
    }

    @Test
    void aDownloadThatFailedThoughItWasNotClosed() {
        open(FakeContent.breaking(new byte[0], 0, Failures.refused(StatusCode.NOT_FOUND)));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.files().content("file-1").readAllBytes());

        assertForgotten();
    }

    @Test
    void oneThatGoesOnIsCancelled() {
        open(FakeContent.of(new byte[1]));
        AtomicBoolean cancelled = new AtomicBoolean();
        assertThat(client.files().content("file-1"))
                .satisfies(in -> assertThat(in.read()).isZero());
        last.get().onCancel(() -> cancelled.set(true));

        client.close();

        assertThat(cancelled).isTrue();
    }

    private void open(FakeContent content) {
        transport.onGet((id, call) -> StoredFile.builder(id, "a.bin", 1).build());
        transport.onContent((id, call) -> {
            last.set(call);
            return content;
        });
    }

    private <T> T refused(CallContext call) throws TransportException {
        last.set(call);
        throw Failures.refused(StatusCode.INVALID_ARGUMENT);
    }

    private void listen() {
        last.get().onCancel(() -> {
            throw new AssertionError("cancelled after its end");
        });
    }

    private void assertForgotten() {
        listen();

        client.close();

        assertThat(transport.closes).hasValue(1);
    }
}
