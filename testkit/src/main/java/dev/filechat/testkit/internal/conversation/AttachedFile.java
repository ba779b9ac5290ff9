// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import dev.filechat.proto.SearchMatch;
import dev.filechat.testkit.internal.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * A file that a conversation mentions, or that was found for it.
 *
 * @param id its id; empty if it came with the request
 * @param name its name
 * @param document its content
 * @param found where in which collection it was found; null if it was mentioned
 */
public record AttachedFile(
        String id, String name, Document document, @Nullable SearchMatch found) {

    /** One that the conversation mentions. */
    AttachedFile(String id, Document document) {
        this(id, document.name(), document, null);
    }

    /** How answers name it as a source. */
    public String citation() {
        return "collections://" + (found == null ? "" : found.getCollectionIds(0) + "/") + "files/" + id;
    }
}
