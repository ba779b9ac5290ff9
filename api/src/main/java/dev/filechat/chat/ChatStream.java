// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An answer while it is written. It is read once, on one thread, in one of four ways: its chunks in a loop or as a
 * {@link Stream}, its text, or its events; {@link #close()} may be called on any thread and cancels the call if it is
 * still under way. Made by {@link Chat#stream()}.
 */
public interface ChatStream extends Iterable<ChatChunk>, AutoCloseable {
    /**
     * {@return the chunks, each as it arrives; {@code hasNext} waits for it} There is one iterator: a second call
     * continues where the first one stands.
     *
     * <p>It throws {@link StreamInterruptedException} with the response so far if the stream breaks, falls silent, or
     * ends without a finish reason of the answer (of each, if several were asked for); {@link NoAnswerException} if it
     * ends well without any output; {@link dev.filechat.errors.CallCancelledException} if the thread is interrupted or
     * the client is closed.
     *
     * <p>{@link #close()}, on whichever thread, ends it without an exception: {@code hasNext} returns false, also where
     * it is waiting. A chunk that {@code hasNext} has announced is still returned by {@code next}. {@link #completed()}
     * tells the two ends apart.
     */
    @Override
    Iterator<ChatChunk> iterator();

    /**
     * {@return the chunks as a sequential stream, from where {@link #iterator()} stands} Closing it closes this stream.
     */
    default Stream<ChatChunk> chunks() {
        Spliterator<ChatChunk> chunks =
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(chunks, false).onClose(this::close);
    }

    /**
     * {@return the model's text, in pieces that are not empty: {@code stream.text().forEach(System.out::print)}} It
     * mixes the pieces of several answers that are written concurrently; {@link #events()} tells them apart. It ends as
     * {@link #iterator()} does.
     */
    default Iterable<String> text() {
        return () ->
                chunks().map(ChatChunk::content).filter(text -> !text.isEmpty()).iterator();
    }

    /**
     * {@return the events of the answer, the last of them {@link ChatEvent.Finished}} A stream that is closed before
     * its end does not have that one. Outputs of tools are left out.
     */
    default Iterable<ChatEvent> events() {
        return () -> new ChatEvents(this);
    }

    /**
     * {@return the response so far; the whole answer after the last chunk} May be called on any thread. It does not
     * change any more once the stream is closed.
     */
    ChatResponse response();

    /**
     * {@return whether the answer was read to its end: true once the iterator, the text or the events have ended by
     * themselves; false before that, and for good if the stream was closed or failed first} May be called on any
     * thread.
     */
    boolean completed();

    /**
     * Cancels the call if it has not ended. The response so far is kept. May be called on any thread, and more than
     * once.
     */
    @Override
    void close();
}
