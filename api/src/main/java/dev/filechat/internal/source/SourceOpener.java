// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.sources.BufferSource;
import dev.filechat.files.sources.BytesSource;
import dev.filechat.files.sources.ChannelSource;
import dev.filechat.files.sources.FileSource;
import dev.filechat.files.sources.PathSource;
import dev.filechat.files.sources.ResourceSource;
import dev.filechat.files.sources.StreamSource;
import dev.filechat.files.sources.StreamsSource;
import dev.filechat.internal.source.StreamReader.Ownership;
import dev.filechat.internal.streams.SingleUseStream;
import dev.filechat.internal.text.IoFailures;
import dev.filechat.internal.text.ServerText;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import org.jspecify.annotations.Nullable;

/** Opens sources for reading. */
public final class SourceOpener {
    private SourceOpener() {}

    /**
     * Opens a source; closing the reader closes what this opens.
     *
     * @param reads what every read goes through
     * @throws IOException if the call ended meanwhile, see {@link SourceReads#throwIfEnded}
     */
    public static ChunkReader open(FileSource source, ReadingOptions options, SourceReads reads) throws IOException {
        int attemptsBefore = options.attemptsBefore();
        source.length().ifPresent(size -> ChunkReader.checkSize(source.name(), size, attemptsBefore));
        return switch (source) {
            case PathSource path -> PathReader.open(path, options, reads);
            case BytesSource bytes -> BytesReader.of(bytes.bytes(), options);
            case BufferSource buffer -> reader(buffer.buffer(), options);
            case StreamSource stream -> callers(stream, stream.stream(), stream.stream()::read, options, reads);
            case ChannelSource channel -> {
                checkBlocking(channel, attemptsBefore);
                yield callers(
                        channel,
                        channel.channel(),
                        (buffer, offset, length) -> channel.channel().read(ByteBuffer.wrap(buffer, offset, length)),
                        options,
                        reads);
            }
            case StreamsSource streams ->
                ours(streams, reads.elsewhere(() -> open(streams, attemptsBefore)), options, reads);
            case ResourceSource resource ->
                ours(resource, reads.elsewhere(() -> open(resource, attemptsBefore)), options, reads);
        };
    }

    private static StreamReader callers(
            FileSource source, Closeable stream, StreamReader.Bytes bytes, ReadingOptions options, SourceReads reads) {
        SingleUseStream once = SingleUseStream.begin(source, source.name(), stream, options.attemptsBefore());
        return new StreamReader(
                source.name(), bytes, new Ownership.Callers(once, stream), source.length(), options, reads);
    }

    private static StreamReader ours(FileSource source, InputStream stream, ReadingOptions options, SourceReads reads) {
        return new StreamReader(
                source.name(), stream::read, new Ownership.Ours(stream), source.length(), options, reads);
    }

    private static ChunkReader reader(ByteBuffer buffer, ReadingOptions options) {
        return buffer.hasArray()
                ? new BytesReader(buffer.array(), buffer.arrayOffset(), buffer.capacity(), options)
                : new BufferReader(buffer, options);
    }

    private static InputStream open(StreamsSource source, int attemptsBefore) {
        @Nullable InputStream stream;
        try {
            stream = source.streams().get();
        } catch (UncheckedIOException e) {
            IOException cause = requireNonNull(e.getCause());
            throw new SourceUnreadableException(
                    "The stream for \"" + ServerText.printable(source.name()) + "\" cannot be opened: "
                            + IoFailures.reason(cause),
                    cause,
                    attemptsBefore);
        }
        if (stream == null) {
            throw new SourceUnreadableException(
                    "The supplier of \"" + ServerText.printable(source.name()) + "\" returned null instead of a stream",
                    null,
                    attemptsBefore);
        }
        return stream;
    }

    private static void checkBlocking(ChannelSource source, int attemptsBefore) {
        if (source.channel() instanceof SelectableChannel channel && !channel.isBlocking()) {
            throw new SourceUnreadableException(
                    "The channel for \"" + ServerText.printable(source.name())
                            + "\" is in non-blocking mode; configure it as blocking",
                    null,
                    attemptsBefore);
        }
    }

    private static InputStream open(ResourceSource source, int attemptsBefore) {
        InputStream stream = source.anchor().getResourceAsStream(source.path());
        if (stream == null) {
            throw new SourceUnreadableException(
                    "There is no resource " + source.path() + " beside "
                            + source.anchor().getName() + ", or its package is not open to dev.filechat",
                    null,
                    attemptsBefore);
        }
        return stream;
    }
}
