// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.search;

import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.util.List;
import java.util.Objects;

/** What an {@link InlineCitation} cites. Immutable and thread-safe. */
public sealed interface CitationSource {
    /**
     * A page on the web.
     *
     * @param url the page's URL
     */
    record Web(String url) implements CitationSource {
        /** Refuses null. */
        public Web {
            Objects.requireNonNull(url, "url");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Web[url=" + url + "]");
        }
    }

    /**
     * A post on X.
     *
     * @param url the post's URL
     */
    record X(String url) implements CitationSource {
        /** Refuses null. */
        public X {
            Objects.requireNonNull(url, "url");
        }

        @Override
        public String toString() {
            return ServerText.escaped("X[url=" + url + "]");
        }
    }

    /**
     * A passage of a file in collections.
     *
     * @param fileId the file's id
     * @param chunkId the passage's id
     * @param chunkContent the passage's text
     * @param score how well the passage fits, as the service rates it
     * @param collectionIds the collections that hold the file
     */
    record Collections(String fileId, String chunkId, String chunkContent, float score, List<String> collectionIds)
            implements CitationSource {
        /** Refuses null. */
        public Collections {
            Objects.requireNonNull(fileId, "fileId");
            Objects.requireNonNull(chunkId, "chunkId");
            Objects.requireNonNull(chunkContent, "chunkContent");
            collectionIds = Checks.list("collectionIds", collectionIds);
        }

        /** {@return ids and score, never the file's text} */
        @Override
        public String toString() {
            return ServerText.escaped(
                    "Collections[" + fileId + ", " + chunkId + ", score=" + score + ", " + collectionIds + "]");
        }
    }

    /** No source, or one of a kind that this version does not know. */
    record None() implements CitationSource {}
}
