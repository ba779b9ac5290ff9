// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

/** A place in a file that is made up. */
record PatternChunk(long from, int length) {
    /** What the service's own chunks have. */
    private static final int SIZE = 5_000_000;

    /** The chunks of a file, in their order. Not thread-safe. */
    static final class Sequence {
        private final long size;
        private long sent;

        Sequence(long size) {
            this.size = size;
        }

        boolean ended() {
            return sent == size;
        }

        PatternChunk next() {
            PatternChunk chunk = new PatternChunk(sent, (int) Math.min(SIZE, size - sent));
            sent += chunk.length();
            return chunk;
        }
    }
}
