// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.Checks;

/**
 * How long the chunks of a document are at most, and how much of the end of one is repeated at the beginning of the
 * next. Immutable and thread-safe.
 */
public sealed interface ChunkSize {
    /** {@return the length of a chunk at most, in the unit of the type} */
    int max();

    /** {@return how much two chunks have in common, in the unit of the type, less than {@link #max()}} */
    int overlap();

    /** {@return chunks that are measured in characters} */
    static Characters characters(int max, int overlap) {
        return new Characters(checkMax(max), checkOverlap(max, overlap));
    }

    /**
     * {@return chunks that are measured in tokens}
     *
     * @param encoding the name of the encoding that makes the tokens, for example {@code cl100k_base}
     */
    static Tokens tokens(int max, int overlap, String encoding) {
        return new Tokens(checkMax(max), checkOverlap(max, overlap), Checks.notBlank("encoding", encoding));
    }

    /** {@return chunks that are measured in bytes of UTF-8} */
    static Bytes bytes(int max, int overlap) {
        return new Bytes(checkMax(max), checkOverlap(max, overlap));
    }

    private static int checkMax(int max) {
        return Checks.atLeast("max", max, 1);
    }

    private static int checkOverlap(int max, int overlap) {
        if (Checks.atLeast("overlap", overlap, 0) >= max) {
            throw new IllegalArgumentException("overlap is " + overlap + "; it must be less than max, which is " + max);
        }
        return overlap;
    }

    /**
     * Chunks that are measured in characters. {@link #characters} checks its numbers; this takes what the service sent.
     *
     * @param max the most characters of a chunk
     * @param overlap the characters that two chunks have in common
     */
    record Characters(int max, int overlap) implements ChunkSize {}

    /**
     * Chunks that are measured in tokens. {@link #tokens} checks its values; this takes what the service sent.
     *
     * @param max the most tokens of a chunk
     * @param overlap the tokens that two chunks have in common
     * @param encoding the name of the encoding that makes the tokens
     */
    record Tokens(int max, int overlap, String encoding) implements ChunkSize {}

    /**
     * Chunks that are measured in bytes of UTF-8. {@link #bytes} checks its numbers; this takes what the service sent.
     *
     * @param max the most bytes of a chunk
     * @param overlap the bytes that two chunks have in common
     */
    record Bytes(int max, int overlap) implements ChunkSize {}
}
