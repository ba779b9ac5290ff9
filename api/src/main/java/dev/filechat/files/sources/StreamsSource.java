// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Streams opened when needed; {@code knownLength} is -1 if the length is not known. Made by
 * {@link FileSource#of(String, Supplier)}. */
public record StreamsSource(String name, Supplier<? extends InputStream> streams, long knownLength)
        implements FileSource {
    /** Refuses null. */
    public StreamsSource {
        requireNonNull(name, "name");
        requireNonNull(streams, "streams");
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public OptionalLong length() {
        return knownLength < 0 ? OptionalLong.empty() : OptionalLong.of(knownLength);
    }

    @Override
    public FileSource named(String newName) {
        return new StreamsSource(newName, streams, knownLength);
    }

    @Override
    public String toString() {
        return ServerText.escaped(
                "StreamsSource[name=" + name + ", streams=" + streams + ", knownLength=" + knownLength + "]");
    }
}
