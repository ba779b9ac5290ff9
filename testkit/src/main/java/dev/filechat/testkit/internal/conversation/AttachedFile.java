// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import dev.filechat.testkit.internal.document.Document;

/**
 * A file that a conversation mentions.
 *
 * @param id its id; empty if it came with the request
 * @param document its name and content
 */
public record AttachedFile(String id, Document document) {

    /** How answers name it as a source. */
    public String citation() {
        return "collections://files/" + id;
    }

    public String name() {
        return document.name();
    }
}
