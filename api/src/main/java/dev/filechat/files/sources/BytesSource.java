// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;
import java.util.OptionalLong;

/** An array, not copied. Made by {@link FileSource#of(String, byte[])}. */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, as the source that it is
public record BytesSource(String name, byte[] bytes) implements FileSource {
    /** Refuses null. */
    public BytesSource {
        requireNonNull(name, "name");
        requireNonNull(bytes, "bytes");
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(bytes.length);
    }

    @Override
    public FileSource named(String newName) {
        return new BytesSource(newName, bytes);
    }

    @Override
    public String toString() {
        return ServerText.escaped("BytesSource[name=" + name + ", " + bytes.length + " bytes]");
    }
}
