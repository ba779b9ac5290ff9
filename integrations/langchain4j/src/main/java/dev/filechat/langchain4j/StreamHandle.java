// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.ChatStream;
import dev.langchain4j.model.chat.response.StreamingHandle;

/** Cancels a stream, on the wire too. Thread-safe. */
final class StreamHandle implements StreamingHandle {
    private final ChatStream stream;
    private volatile boolean cancelled;

    StreamHandle(ChatStream stream) {
        this.stream = stream;
    }

    @Override
    public void cancel() {
        cancelled = true;
        stream.close();
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
