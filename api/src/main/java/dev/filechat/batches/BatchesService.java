// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import dev.filechat.calls.Listing;
import dev.filechat.errors.UnknownOutcomeException;

/**
 * Batches: many chats that the service answers when it has time, usually within 24 hours, outside the rate limits and
 * at a lower price. Thread-safe. Made by the client; not meant to be implemented elsewhere. All methods that call the
 * service throw {@link dev.filechat.errors.FileChatException}.
 *
 * <p>{@snippet :
 * Batch batch = client.batches().create("invoices");
 * for (StoredFile invoice : invoices) {
 *     items.add(BatchItem.of(invoice.name(), client.chat().create("grok-4.5").append(user("Total?", file(invoice)))));
 * }
 * batch.addAll(items);
 * batch.await(Duration.ofHours(24));
 * for (ItemOutcome outcome : batch.results()) {
 *     switch (outcome) {
 *         case ItemOutcome.Answered answered -> save(answered.id(), answered.response().content());
 *         case ItemOutcome.Failed failed -> log(failed.id(), failed.message());
 *         case ItemOutcome.Other other -> {}
 *     }
 * }
 * }
 */
public interface BatchesService {
    /**
     * Creates a batch that has no chats yet.
     *
     * @param name what the service shows in its listing, not blank; it need not be unique
     * @throws UnknownOutcomeException if it is not known whether the batch was created; look for it with {@link #list}
     */
    Batch create(String name);

    /**
     * Creates a batch of the requests in a file that was uploaded. Nothing can be added to such a batch. The REST API
     * takes lines like {@code {"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": {...}}}.
     *
     * @param name what the service shows in its listing, not blank; it need not be unique
     * @param fileId the id of an uploaded file of JSON lines, one request a line
     * @throws dev.filechat.errors.NotFoundException if there is no such file
     * @throws UnknownOutcomeException if it is not known whether the batch was created; look for it with {@link #list}
     */
    Batch createFromFile(String name, String fileId);

    /**
     * {@return a batch that was created earlier, by this process or another} Makes no call: an id that the service does
     * not know leads to a {@link dev.filechat.errors.NotFoundException} later.
     *
     * @param batchId the {@link Batch#id()}
     */
    Batch batch(String batchId);

    /** {@return all batches of the key's team} */
    Listing<BatchInfo> list();
}
