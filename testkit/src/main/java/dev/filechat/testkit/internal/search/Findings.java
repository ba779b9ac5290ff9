// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import java.util.List;

/**
 * What reading some documents with a question in mind has brought.
 *
 * @param passages the sentences that fit, in the order in which they stand in the documents
 * @param beginnings for each document its first sentences; empty if it has no text
 * @param characters how many characters were read
 */
public record Findings(List<Passage> passages, List<String> beginnings, long characters) {

    /** Holds its own copies. */
    public Findings {
        passages = List.copyOf(passages);
        beginnings = List.copyOf(beginnings);
    }
}
