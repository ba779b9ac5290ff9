// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * The bytes that were between the position and the limit of a buffer when the source was made; not copied. Made by
 * {@link FileSource#of(String, ByteBuffer)}.
 */
public record BufferSource(String name, ByteBuffer buffer) implements FileSource {
    /** Refuses null, and takes a view of the buffer: neither one moves the other. */
    public BufferSource {
        requireNonNull(name, "name");
        requireNonNull(buffer, "buffer");
        buffer = buffer.slice();
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(buffer.capacity());
    }

    @Override
    public FileSource named(String newName) {
        return new BufferSource(newName, buffer.duplicate().clear());
    }

    @Override
    public String toString() {
        return ServerText.escaped("BufferSource[name=" + name + ", " + buffer.capacity() + " bytes]");
    }
}
