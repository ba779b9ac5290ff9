// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.testkit.reading.Document;

/**
 * A file that a conversation mentions.
 *
 * @param id its id; empty if it came with the request
 * @param document its name and content
 */
record AttachedFile(String id, Document document) {

    /** How answers name it as a source. */
    String citation() {
        return "collections://files/" + id;
    }

    String name() {
        return document.name();
    }
}
