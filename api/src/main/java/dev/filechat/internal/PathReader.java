// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import dev.filechat.SourceChangedException;
import dev.filechat.SourceUnreadableException;
import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular file: its chunks are places in it, read when they are written. What the file was before it was opened
 * (size, time of change, identity) is compared before the end is told, which is before the service stores it.
 */
final class PathReader extends ChunkReader {
    private final Path path;
    private final int chunkSize;
    private final FileChannel channel;
    private final BasicFileAttributes opened;
    private final SourceReads reads;

    private PathReader(
            Path path, int chunkSize, FileChannel channel, BasicFileAttributes opened, int attempt, SourceReads reads) {
        super(attempt);
        this.reads = reads;
        this.path = path;
        this.chunkSize = chunkSize;
        this.channel = channel;
        this.opened = opened;
    }

    /** Opens a file, refusing what cannot be uploaded. */
    static PathReader open(String name, Path path, int chunkSize, int attemptsBefore, SourceReads reads) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new SourceUnreadableException(path + " is a directory; name a file", null, attemptsBefore);
            }
            if (!attributes.isRegularFile()) {
                throw new SourceUnreadableException(
                        path + " is not a regular file; upload it as a stream with FileSource.of(name, stream)",
                        null,
                        attemptsBefore);
            }
            checkSize(name, attributes.size(), attemptsBefore);
            // A path that has come to mean another file by now is one that changed: that is seen at the end.
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new PathReader(path, chunkSize, channel, attributes, attemptsBefore + 1, reads);
        } catch (NoSuchFileException e) {
            throw new SourceUnreadableException("There is no file " + path, e, attemptsBefore);
        } catch (IOException e) {
            throw new SourceUnreadableException(
                    "The file " + path + " cannot be opened: " + SourceOpener.reason(e), e, attemptsBefore);
        }
    }

    @Override
    OptionalLong size() {
        return OptionalLong.of(opened.size());
    }

    @Override
    @Nullable
    Chunk read() throws IOException {
        long left = opened.size() - position();
        if (left == 0) {
            checkUnchanged();
            return null;
        }
        return new Place(this, position(), (int) Math.min(chunkSize, left));
    }

    private void checkUnchanged() throws IOException {
        BasicFileAttributes now;
        boolean more;
        try {
            // The system gives no size for the files that it makes up, as those under /proc.
            more = opened.size() == 0 && reads.some(() -> channel.read(ByteBuffer.allocate(1))) != -1;
            now = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw failing(new SourceChangedException(
                    "The file " + path + " was removed while it was uploaded", e, attempt()));
        }
        if (more
                || now.size() != opened.size()
                || !now.lastModifiedTime().equals(opened.lastModifiedTime())
                || !Objects.equals(now.fileKey(), opened.fileKey())) {
            throw failing(changed());
        }
    }

    private SourceChangedException changed() {
        return new SourceChangedException(
                "The file " + path + " changed while it was uploaded; nothing was stored. Upload a copy of it, or"
                        + " wait until nobody writes to it",
                null,
                attempt());
    }

    private void write(long from, int length, OutputStream out) throws IOException {
        byte[] bytes = Scratch.borrow();
        long at = from;
        long end = from + length;
        while (at < end) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, end - at));
            long place = at;
            int read = reads.some(() -> channel.read(buffer, place));
            if (read < 0) {
                throw failing(changed());
            }
            out.write(bytes, 0, read);
            at += read;
        }
        Scratch.giveBack(bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A place in a file. */
    record Place(PathReader reader, long from, int length) implements Chunk {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            reader.write(from, length, out);
        }
    }
}
