// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.streams.SingleUseStream;
import dev.filechat.internal.text.ServerText;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalLong;

/** A channel of the caller's, read once. Made by {@link FileSource#of(String, ReadableByteChannel)}. */
public record ChannelSource(String name, ReadableByteChannel channel) implements FileSource {
    /** Refuses null. */
    public ChannelSource {
        requireNonNull(name, "name");
        requireNonNull(channel, "channel");
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
        return SingleUseStream.renamed(this, new ChannelSource(newName, channel));
    }

    @Override
    public String toString() {
        return ServerText.escaped("ChannelSource[name=" + name + ", channel=" + channel + "]");
    }
}
