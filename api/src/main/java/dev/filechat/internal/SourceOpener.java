// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import static java.util.Objects.requireNonNull;

import dev.filechat.SourceUnreadableException;
import dev.filechat.files.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Opens sources for reading. */
final class SourceOpener {
    private SourceOpener() {}

    /** Opens a source; what this opens, closing the reader closes. */
    static ChunkReader open(FileSource source, int chunkSize) {
        source.length().ifPresent(size -> ChunkReader.checkSize(source.name(), size));
        return switch (source) {
            case FileSource.OfPath path -> PathReader.open(path.name(), path.path(), chunkSize);
            case FileSource.OfBytes bytes -> new BytesReader(bytes.bytes(), chunkSize);
            case FileSource.OfStream stream ->
                new StreamReader(stream.name(), stream.stream(), false, OptionalLong.empty(), chunkSize);
            case FileSource.OfStreams streams ->
                new StreamReader(streams.name(), open(streams), true, streams.length(), chunkSize);
        };
    }

    private static InputStream open(FileSource.OfStreams source) {
        @Nullable InputStream stream;
        try {
            stream = source.streams().get();
        } catch (UncheckedIOException e) {
            IOException cause = requireNonNull(e.getCause());
            throw new SourceUnreadableException(
                    "The stream for \"" + ServerText.printable(source.name()) + "\" cannot be opened: " + reason(cause),
                    cause,
                    0);
        }
        if (stream == null) {
            throw new SourceUnreadableException(
                    "The supplier of \"" + ServerText.printable(source.name()) + "\" gave null in place of a stream",
                    null,
                    0);
        }
        return stream;
    }

    /** What an exception of the file system means, without its repetition of the path. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
