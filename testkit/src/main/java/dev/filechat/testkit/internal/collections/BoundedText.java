// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.io.Writer;

/** Keeps what is written to it, up to a limit. */
final class BoundedText extends Writer {

    /** More than any text that a test indexes, and little enough for the heap. */
    private static final int MOST = 10_000_000;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] more, int from, int count) {
        InvalidRequest.unless(
                text.length() + count <= MOST,
                "The fake indexes documents of at most " + MOST + " characters, and this one has more.");
        text.append(more, from, count);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
