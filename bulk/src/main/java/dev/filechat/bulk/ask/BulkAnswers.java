// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The answers of a job, in the order in which they come: one for each input. They can be read once, by one thread at a
 * time; the inputs are read by that thread too, as there is room, and never further ahead than twice the number of
 * files at once. So a reader that is slow, or stops, stops the job, and inputs that block hold the answers back. Must
 * be closed. Made by {@link dev.filechat.bulk.Bulk#ask}; not meant to be implemented elsewhere.
 *
 * <p>If the inputs throw an exception, those read before are answered, and then the iterator throws it. An interrupt of
 * the reading thread ends the wait for an answer with a {@link dev.filechat.errors.CallCancelledException}; the job
 * goes on until it is closed.
 *
 * @param <T> the type of the answers
 */
public interface BulkAnswers<T> extends Iterable<BulkAnswer<T>>, AutoCloseable {
    /**
     * {@return the answers}
     *
     * @throws IllegalStateException if the iterator was taken before, or this is closed
     */
    @Override
    Iterator<BulkAnswer<T>> iterator();

    /** {@return the answers as a sequential stream, in place of {@link #iterator()}} It need not be closed. */
    default Stream<BulkAnswer<T>> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.NONNULL | Spliterator.ORDERED), false);
    }

    /** {@return the counts so far; any thread may ask} */
    AskSummary summary();

    /**
     * Cancels what is under way, waits until it has ended, deletes what was uploaded, and closes the journal. An upload
     * that was sent whole has up to 10 seconds to be stored, so that its file can be deleted; one whose length is not
     * known before it is read is cancelled at once, and its file, if it was stored, stays until it expires. What was
     * answered is in the journal, read or not. An interrupt does not end the wait; its flag stays set. A second close
     * does nothing.
     *
     * @throws IllegalStateException if a listener or a gate of the job calls it, on the job's own thread, which would
     *     wait for itself
     */
    @Override
    void close();
}
