// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

/**
 * How a source is read.
 *
 * @param chunkSize the most bytes of a chunk
 * @param sha256 whether the SHA-256 of its bytes is computed
 * @param attemptsBefore the number of attempts of the call before this one
 */
public record ReadingOptions(int chunkSize, boolean sha256, int attemptsBefore) {
    /** {@return the number of the attempt that reads, from 1} */
    int attempt() {
        return attemptsBefore + 1;
    }
}
