// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import java.util.Iterator;

/**
 * An answer while it is written. Iterate over it once, on one thread; {@link #close()} may be called on any thread and
 * cancels the call if it is still under way. Made by {@link Chat#stream()}.
 */
public interface ChatStream extends Iterable<ChatChunk>, AutoCloseable {
    /**
     * The chunks, each as it arrives; {@code hasNext} waits for it. There is one iterator: a second call goes on where
     * the first one stands.
     *
     * <p>It throws {@link dev.filechat.StreamInterruptedException} with what has come if the stream breaks, or ends
     * without a finish reason; {@link dev.filechat.CallCancelledException} if the thread is interrupted. After
     * {@link #close()} it has no more chunks.
     */
    @Override
    Iterator<ChatChunk> iterator();

    /** What has come so far; the whole answer after the last chunk. Not for other threads while iterating. */
    ChatResponse response();

    /** Cancels the call if it has not ended. What has come stays. */
    @Override
    void close();
}
