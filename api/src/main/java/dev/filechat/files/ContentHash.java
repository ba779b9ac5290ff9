// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;

/**
 * The hash of the content of a file. Files with the same hash have the same content.
 *
 * @param sha256 the SHA-256 of the bytes, in lower-case hexadecimal
 * @param size the number of bytes
 */
public record ContentHash(String sha256, long size) {
    /** Refuses null. */
    public ContentHash {
        requireNonNull(sha256, "sha256");
    }

    @Override
    public String toString() {
        return ServerText.escaped("ContentHash[sha256=" + sha256 + ", size=" + size + "]");
    }
}
