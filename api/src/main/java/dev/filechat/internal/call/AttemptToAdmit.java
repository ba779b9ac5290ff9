// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.admission.Attempt;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.TextContent;
import dev.filechat.observe.ObservedCall;
import dev.filechat.spi.CompletionRequest;
import java.time.Duration;
import java.util.stream.Stream;

/** An attempt that waits for its admission. What it is estimated to use is computed when it is asked for. */
record AttemptToAdmit(ObservedCall call, int number, Duration remainingTime) implements Attempt {
    /** In English text a token has about as many characters. */
    private static final int CHARS_OF_A_TOKEN = 4;

    @Override
    public long estimatedTokens() {
        return call.request()
                .map(request ->
                        contents(request).mapToLong(AttemptToAdmit::chars).sum() / CHARS_OF_A_TOKEN
                                + request.options().maxTokens().orElse(0))
                .orElse(0L);
    }

    @Override
    public long estimatedBytes() {
        return call.fileSize()
                .orElseGet(() -> call.request()
                        .map(request -> contents(request)
                                .mapToLong(AttemptToAdmit::bytes)
                                .sum())
                        .orElse(0L));
    }

    private static Stream<Content> contents(CompletionRequest request) {
        return request.messages().stream().flatMap(message -> message.contents().stream());
    }

    private static long chars(Content content) {
        return content instanceof TextContent text ? text.text().length() : 0;
    }

    private static long bytes(Content content) {
        return content instanceof FileContent file && file.ref() instanceof FileRef.Inline inline
                ? inline.data().remaining()
                : 0;
    }

    /** The description only: a request has contents in it. */
    @Override
    public String toString() {
        return call.description() + ", attempt " + number;
    }
}
