// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.search.CitationSource;
import dev.filechat.internal.text.ServerText;
import java.util.Objects;

/**
 * A source of an answer, with its place in the text. Immutable and thread-safe.
 *
 * @param id the citation's id, as the text shows it
 * @param startIndex where the citation starts in the text, as the service counts
 * @param endIndex where it ends, as the service counts
 * @param source what is cited
 */
public record InlineCitation(String id, int startIndex, int endIndex, CitationSource source) {
    /** Refuses null. */
    public InlineCitation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
    }

    @Override
    public String toString() {
        return ServerText.escaped("InlineCitation[id=" + id + ", startIndex=" + startIndex + ", endIndex=" + endIndex
                + ", source=" + source + "]");
    }
}
