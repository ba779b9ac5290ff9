// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.chat.Chat;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.util.Objects;

/**
 * A file in a message. With files attached the service may search them by itself, so that a response has several
 * outputs. Immutable and thread-safe.
 *
 * @param ref which file
 * @param knownName the file's name as this program knows it, for {@link Chat#fileName}; empty if it does not. It is not
 *     sent
 */
public record FileContent(FileRef ref, String knownName) implements Content {
    /** Refuses null. */
    public FileContent {
        Objects.requireNonNull(ref, "ref");
        Checks.text("knownName", knownName);
    }

    /** A file whose name this program does not know. */
    public FileContent(FileRef ref) {
        this(ref, "");
    }

    @Override
    public String toString() {
        return ServerText.escaped("FileContent[ref=" + ref + ", knownName=" + knownName + "]");
    }
}
