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

    /**
     * Opens a source; what this opens, closing the reader closes.
     *
     * @param attemptsBefore how often the call was tried before
     */
    static ChunkReader open(FileSource source, int chunkSize, int attemptsBefore) {
        int attempt = attemptsBefore + 1;
        source.length().ifPresent(size -> ChunkReader.checkSize(source.name(), size, attemptsBefore));
        return switch (source) {
            case FileSource.OfPath path -> PathReader.open(path.name(), path.path(), chunkSize, attemptsBefore);
            case FileSource.OfBytes bytes -> new BytesReader(bytes.bytes(), chunkSize, attempt);
            case FileSource.OfStream stream ->
                new StreamReader(stream.name(), stream.stream(), false, OptionalLong.empty(), chunkSize, attempt);
            case FileSource.OfStreams streams ->
                new StreamReader(
                        streams.name(), open(streams, attemptsBefore), true, streams.length(), chunkSize, attempt);
        };
    }

    private static InputStream open(FileSource.OfStreams source, int attemptsBefore) {
        @Nullable InputStream stream;
        try {
            stream = source.streams().get();
        } catch (UncheckedIOException e) {
            IOException cause = requireNonNull(e.getCause());
            throw new SourceUnreadableException(
                    "The stream for \"" + ServerText.printable(source.name()) + "\" cannot be opened: " + reason(cause),
                    cause,
                    attemptsBefore);
        }
        if (stream == null) {
            throw new SourceUnreadableException(
                    "The supplier of \"" + ServerText.printable(source.name()) + "\" gave null in place of a stream",
                    null,
                    attemptsBefore);
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
