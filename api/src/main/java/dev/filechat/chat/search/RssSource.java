// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.search;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.util.List;

/**
 * Search in RSS feeds. Immutable and thread-safe.
 *
 * @param links the feeds' URLs
 */
public record RssSource(List<String> links) implements SearchSource {
    /** Refuses null. */
    public RssSource {
        links = Checks.list("links", links);
    }

    /** {@return a search in these feeds} */
    public static RssSource of(String... links) {
        return new RssSource(List.of(links));
    }

    @Override
    public String toString() {
        return ServerText.escaped("RssSource[links=" + links + "]");
    }
}
