// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.errors.SourceChangedException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.sources.PathSource;
import dev.filechat.internal.storage.FileStamp;
import dev.filechat.internal.text.IoFailures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular file: its chunks are places in it, read when they are written. The state of the file before it was
 * opened (size, time of change, identity) is compared at the end, before the service stores the file.
 */
final class PathReader extends ChunkReader {
    private final Path path;
    private final FileChannel channel;
    private final boolean followLinks;
    private final Attributes opened;
    private final SourceReads reads;

    /** The attributes that tell whether a path means the same file, with the same content. */
    private record Attributes(FileStamp stamp, @Nullable Object fileKey) {}

    private PathReader(
            PathSource source, FileChannel channel, Attributes opened, ReadingOptions options, SourceReads reads) {
        super(options);
        this.reads = reads;
        this.path = source.path();
        this.followLinks = source.followLinks();
        this.channel = channel;
        this.opened = opened;
    }

    /** Opens a file, and refuses one that cannot be uploaded. */
    static PathReader open(PathSource source, ReadingOptions options, SourceReads reads) {
        int attemptsBefore = options.attemptsBefore();
        Path path = source.path();
        LinkOption[] links = links(source.followLinks());
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, links);
            if (attributes.isSymbolicLink() || isMoved(path, source.followLinks())) {
                throw new SourceUnreadableException(
                        path + " has a symbolic link in it, which is not followed", null, attemptsBefore);
            }
            if (attributes.isDirectory()) {
                throw new SourceUnreadableException(path + " is a directory; name a file", null, attemptsBefore);
            }
            if (!attributes.isRegularFile()) {
                throw new SourceUnreadableException(
                        path + " is not a regular file; upload it as a stream with FileSource.of(name, stream)",
                        null,
                        attemptsBefore);
            }
            checkSize(source.name(), attributes.size(), attemptsBefore);
            // A path that has come to mean another file by now is one that changed: that is seen at the end.
            Attributes opened = new Attributes(FileStamp.of(path, attributes, links), attributes.fileKey());
            Set<OpenOption> opening = new HashSet<>(List.of(links));
            opening.add(StandardOpenOption.READ);
            FileChannel channel = FileChannel.open(path, opening);
            return new PathReader(source, channel, opened, options, reads);
        } catch (NoSuchFileException e) {
            throw new SourceUnreadableException("There is no file " + path, e, attemptsBefore);
        } catch (IOException e) {
            throw new SourceUnreadableException(
                    "The file " + path + " cannot be opened: " + IoFailures.reason(e), e, attemptsBefore);
        }
    }

    private static LinkOption[] links(boolean follow) {
        return follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }

    /** {@return whether a directory above has become a link} */
    private static boolean isMoved(Path path, boolean followLinks) throws IOException {
        return !followLinks && !path.toRealPath().equals(path.toAbsolutePath());
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(opened.stamp().size());
    }

    @Override
    @Nullable
    SourceChunk read() throws IOException {
        long from = position();
        long left = opened.stamp().size() - from;
        if (left == 0) {
            checkUnchanged();
            return null;
        }
        int length = (int) Math.min(chunkSize(), left);
        return chunk(length, out -> write(from, length, out));
    }

    private void checkUnchanged() throws IOException {
        Attributes now;
        boolean more;
        boolean moved;
        try {
            // The system gives no size for the files that it makes up, as those under /proc.
            more = opened.stamp().size() == 0 && reads.some(() -> channel.read(ByteBuffer.allocate(1))) != -1;
            LinkOption[] links = links(followLinks);
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, links);
            now = new Attributes(FileStamp.of(path, attributes, links), attributes.fileKey());
            moved = isMoved(path, followLinks);
        } catch (NoSuchFileException e) {
            throw new SourceChangedException("The file " + path + " was removed while it was uploaded", e, attempt());
        }
        if (more || moved || !now.equals(opened)) {
            throw changed();
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
                throw changed();
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
}
