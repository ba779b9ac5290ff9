// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.content;

/**
 * A place in a file that is made up.
 *
 * @param from where it begins, in bytes
 * @param length how many bytes it has
 */
public record PatternChunk(long from, int length) {
    /** What the service's own chunks have. */
    private static final int SIZE = 5_000_000;

    /** The chunks of a file, in their order. Not thread-safe. */
    public static final class Sequence {
        private final long size;
        private long sent;

        /** @param size of the file, in bytes */
        public Sequence(long size) {
            this.size = size;
        }

        /** Whether all were given out. */
        public boolean ended() {
            return sent == size;
        }

        /** The next one. */
        public PatternChunk next() {
            PatternChunk chunk = new PatternChunk(sent, (int) Math.min(SIZE, size - sent));
            sent += chunk.length();
            return chunk;
        }
    }
}
