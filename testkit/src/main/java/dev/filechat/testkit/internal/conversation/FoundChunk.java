// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import dev.filechat.proto.SearchMatch;
import dev.filechat.testkit.internal.document.Document;

/**
 * A piece of a document that a search of collections has found.
 *
 * @param name the name of its document
 * @param match where it stands, and what it says
 */
public record FoundChunk(String name, SearchMatch match) {

    private static final String TEXT = "text/plain; charset=UTF-8";

    /** The piece as a file that can be read and cited. */
    public AttachedFile asFile() {
        // Whatever its document is, the piece is text.
        Document text = new ReceivedInlineFile("chunk.txt", TEXT, match.getChunkContentBytes());
        return new AttachedFile(match.getFileId(), name, text, match);
    }
}
