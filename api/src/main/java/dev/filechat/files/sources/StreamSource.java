// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.streams.SingleUseStream;
import dev.filechat.internal.text.ServerText;
import java.io.InputStream;
import java.util.OptionalLong;

/** A stream of the caller's, read once. Made by {@link FileSource#of(String, InputStream)}. */
public record StreamSource(String name, InputStream stream) implements FileSource {
    /** Refuses null. */
    public StreamSource {
        requireNonNull(name, "name");
        requireNonNull(stream, "stream");
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.empty();
    }

    @Override
    public FileSource named(String newName) {
        return SingleUseStream.renamed(this, new StreamSource(newName, stream));
    }

    @Override
    public String toString() {
        return ServerText.escaped("StreamSource[name=" + name + ", stream=" + stream + "]");
    }
}
