// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import dev.filechat.calls.Listing;
import dev.filechat.chat.Chat;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.UnknownOutcomeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A batch of the service. Its {@link #id()} can be stored, and any process with the same key goes on with it:
 * {@link BatchesService#batch(String)}. Thread-safe. Made by the client; not meant to be implemented elsewhere.
 *
 * <p>Chats are added in calls of at most 20,000,000 bytes and 1,000 chats each, and at most 100 calls in 30 seconds of
 * one client, which are limits of the service; an addition waits where it has to. A call of which it is not known
 * whether it was carried out is not simply repeated: the client looks up which ids are in the batch, and adds those
 * that are not.
 */
public interface Batch {
    /** {@return the id of the batch} */
    String id();

    /** Looks up the batch: its counts, its cost, its times. */
    BatchInfo info();

    /**
     * Adds a chat. Each addition is a call: {@link #addAll} is faster for many.
     *
     * @param itemId the id by which its result is found, unique in the batch, not blank
     * @param chat the chat as it is now, with at least one message; what is appended later is not in the batch
     * @throws dev.filechat.errors.ServiceException if the id is taken, or the batch takes nothing more
     * @throws UnknownOutcomeException if it is not known whether it was added, after looking
     */
    default void add(String itemId, Chat chat) {
        add(BatchItem.of(itemId, chat));
    }

    /** Adds a chat, as {@link #add(String, Chat)} does. */
    void add(BatchItem item);

    /**
     * Adds chats. They are read once, and at most 20,000,000 bytes of them are held at a time. If it fails, those of
     * earlier calls are in the batch: {@link #addMissing} with the same chats adds the rest.
     *
     * @param items the chats; their ids differ from each other and from those in the batch
     * @return the number of chats that were added
     * @throws IllegalArgumentException if two have the same id, or one alone is over 20,000,000 bytes; nothing is
     *     added of a collection with two same ids, else the chats before it may be in the batch
     * @throws dev.filechat.errors.ServiceException if an id is taken, or the batch takes nothing more
     * @throws UnknownOutcomeException if it is not known whether some were added, after looking
     */
    int addAll(Iterable<BatchItem> items);

    /**
     * Adds those of the chats whose ids are not in the batch, as {@link #addAll} does: goes on with an addition that
     * failed, or that another process began. It lists the ids in the batch first.
     *
     * @param items the chats; their ids differ from each other
     * @return the number of chats that were added
     */
    int addMissing(Iterable<BatchItem> items);

    /**
     * Waits until every chat has an outcome, or the batch was cancelled: asks at once, then after 250 ms, then at
     * growing intervals of up to 1 minute.
     *
     * @param timeout the longest time to wait, more than zero
     * @return the batch at its end
     * @throws CallTimeoutException if the time is over; the service goes on, and the id stays valid
     * @throws IllegalStateException if the batch has no chats, and none of a file
     */
    default BatchInfo await(Duration timeout) {
        return await(timeout, info -> {});
    }

    /**
     * Waits as {@link #await(Duration)} does.
     *
     * @param onPoll called by the waiting thread with each state of the batch, the last one too; an exception of it is
     *     logged
     */
    BatchInfo await(Duration timeout, Consumer<? super BatchInfo> onPoll);

    /** {@return the outcomes that there are by now, in the service's order} Each iterator asks the service anew. */
    Listing<ItemOutcome> results();

    /**
     * {@return the outcome of one chat; empty if it has none, or none yet}
     *
     * @param itemId the id with which it was added
     * @throws dev.filechat.errors.NotFoundException if there is no such chat
     */
    Optional<ItemOutcome> result(String itemId);

    /** {@return what is in the batch: ids, models and states, without requests and outcomes} */
    Listing<ItemInfo> items();

    /**
     * Cancels the batch: chats that have no outcome yet get none; the others keep theirs. Cancelling again changes
     * nothing.
     *
     * @return the batch after it
     */
    BatchInfo cancel();
}
