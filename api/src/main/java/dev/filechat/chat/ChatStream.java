// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An answer while it is written. Go through it once, on one thread, in one of four ways: its chunks in a loop or as a
 * {@link Stream}, its text, or its events; {@link #close()} may be called on any thread and cancels the call if it is
 * still under way. Made by {@link Chat#stream()}.
 */
public interface ChatStream extends Iterable<ChatChunk>, AutoCloseable {
    /**
     * The chunks, each as it arrives; {@code hasNext} waits for it. There is one iterator: a second call goes on where
     * the first one stands.
     *
     * <p>It throws {@link dev.filechat.StreamInterruptedException} with what has come if the stream breaks, falls
     * silent, or ends without a finish reason of the answer (of each, if several were asked for);
     * {@link dev.filechat.NoAnswerException} if it ends well without any output;
     * {@link dev.filechat.CallCancelledException} if the thread is interrupted. After {@link #close()} it has no more
     * chunks.
     */
    @Override
    Iterator<ChatChunk> iterator();

    /** The chunks as a sequential stream, from where {@link #iterator()} stands. Closing it closes this stream. */
    default Stream<ChatChunk> chunks() {
        Spliterator<ChatChunk> chunks =
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(chunks, false).onClose(this::close);
    }

    /**
     * The model's text, piece by piece, none of them empty: {@code stream.text().forEach(System.out::print)}. Of
     * several answers that are written side by side it mixes the pieces; {@link #events()} tells them apart.
     */
    default Iterable<String> text() {
        return () ->
                chunks().map(ChatChunk::content).filter(text -> !text.isEmpty()).iterator();
    }

    /**
     * What happens, one thing at a time, the last of them {@link ChatEvent.Finished}. Outputs of tools are left out.
     */
    default Iterable<ChatEvent> events() {
        return () -> new ChatEvents(this);
    }

    /** What has come so far; the whole answer after the last chunk. Not for other threads while iterating. */
    ChatResponse response();

    /** Cancels the call if it has not ended. What has come stays. */
    @Override
    void close();
}
