// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import java.util.Objects;

/**
 * A file in a message. With files attached the service may search them by itself, so that a response has several
 * outputs. Immutable and thread-safe.
 *
 * @param ref which file
 */
public record FileContent(FileRef ref) implements Content {
    /** Refuses null. */
    public FileContent {
        Objects.requireNonNull(ref, "ref");
    }
}
