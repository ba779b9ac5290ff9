// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.chat.TextMatcher;
import dev.filechat.testkit.internal.collections.CollectionStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The collections of a {@link FakeXai}. A document that is added is indexed for {@link #indexingTime a time} by the
 * fake's clock: in the first quarter its status is {@code PROCESSING}, in the others {@code CHUNKED}, {@code EMBEDDING}
 * and {@code WRITING}, and then it is {@code PROCESSED}, and is found. One whose text cannot be read is {@code FAILED}
 * then, with the reason. Safe for use by several threads.
 */
public final class FakeCollections {

    private final CollectionStore store;

    FakeCollections(CollectionStore store) {
        this.store = store;
    }

    /**
     * Lets the documents whose indexing begins from now on take this time by the fake's clock. The default is 50
     * milliseconds; with a clock that stands still a document is never indexed unless this is zero.
     *
     * @param time zero or more
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public FakeCollections indexingTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must be zero or more, not " + time);
        }
        store.plan().time(time);
        return this;
    }

    /**
     * Lets the documents of this name fail whose indexing begins from now on.
     *
     * @param name the whole name of the file
     * @param reason what their error message says
     * @return this
     */
    public FakeCollections failIndexing(String name, String reason) {
        return failIndexing(TextMatcher.equalTo(name), reason);
    }

    /**
     * Lets the documents fail whose names match and whose indexing begins from now on. If several such rules match a
     * name, the newest has the reason.
     *
     * @param name which names of files
     * @param reason what their error message says
     * @return this
     * @throws IllegalArgumentException if the reason is blank
     */
    public FakeCollections failIndexing(TextMatcher name, String reason) {
        Objects.requireNonNull(name, "name");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must not be blank");
        }
        store.plan().fail(name::matches, reason);
        return this;
    }

    /**
     * Returns the ids of the files in a collection, whatever key it belongs to.
     *
     * @param collectionId the collection's id
     * @return the ids in the order in which they were added
     * @throws io.grpc.StatusRuntimeException {@code NOT_FOUND} if there is no such collection
     */
    public List<String> fileIds(String collectionId) {
        return store.fileIds(collectionId);
    }
}
