// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.UploadRequest;
import java.time.Duration;
import java.util.List;

/** Every kind of call that a transport makes, as one attempt. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
public enum BareCalls {
    /** An empty upload. */
    UPLOAD((transport, call) -> transport.files().upload(UploadRequest.of("a.txt", 100_000, null), () -> null, call)),
    /** A page. */
    LIST((transport, call) -> transport.files().list(ListFilesRequest.builder().build(), call)),
    /** A look-up. */
    RETRIEVE((transport, call) -> transport.files().retrieve("file_1", call)),
    /** A deletion. */
    DELETE((transport, call) -> transport.files().delete("file_1", call)),
    /** The first bytes of a download. */
    CONTENT((transport, call) -> {
        try (ContentStream content = transport.files().retrieveContent("file_1", call)) {
            content.read(new byte[10], 0, 10);
        }
    }),
    /** A whole answer. */
    COMPLETE((transport, call) -> transport.chat().complete(request(), call)),
    /** The first chunk of a streamed answer. */
    STREAM((transport, call) -> {
        try (ChunkStream chunks = transport.chat().completeStreaming(request(), call)) {
            chunks.next();
        }
    });

    private final Attempt attempt;

    BareCalls(Attempt attempt) {
        this.attempt = attempt;
    }

    private interface Attempt {
        void run(Transport transport, CallContext call) throws TransportException;
    }

    private static CompletionRequest request() {
        return new CompletionRequest("grok-4.5", List.of(user("Hello")), ChatOptions.none());
    }

    /** How the call fails; it has to. */
    public TransportException failureOn(Transport transport, Duration timeout) {
        try {
            attempt.run(transport, BareCall.within(timeout));
        } catch (TransportException e) {
            return e;
        }
        throw new AssertionError(this + " did not fail");
    }
}
