// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.log;

import dev.filechat.internal.storage.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A file of lines, each of which is forced to the disk when it is added. Each line has a checksum: a line that a crash
 * tore is passed over when the file is read. Streams of {@code Files} and no {@code FileChannel}: an interrupt would
 * close that in the middle of a line. Only the owner can read a file that this creates, and a symbolic link is not
 * followed. Not thread-safe.
 */
public final class LineLog {
    private final Path file;

    public LineLog(Path file) {
        this.file = file;
    }

    /** {@return the whole lines, the oldest first; none if there is no file} */
    public List<String> read() throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] all = bytes();
            int start = 0;
            for (int end = 0; end <= all.length; end++) {
                if (end == all.length || all[end] == '\n') {
                    Lines.decode(Arrays.copyOfRange(all, start, end), end - start)
                            .ifPresent(lines::add);
                    start = end + 1;
                }
            }
        }
        return lines;
    }

    /**
     * Adds a line and forces it to the disk.
     *
     * @throws IllegalArgumentException if it has a line break, which would make it two lines
     */
    public void append(String line) throws IOException {
        byte[] encoded = Lines.encode(line);
        boolean isNew = PrivateFiles.createIfAbsent(file);
        boolean whole = endsInLine();
        try (OutputStream out = Files.newOutputStream(
                file, StandardOpenOption.APPEND, StandardOpenOption.SYNC, LinkOption.NOFOLLOW_LINKS)) {
            if (!whole) {
                out.write('\n');
            }
            out.write(encoded);
        }
        if (isNew) {
            Lines.forceDirectory(file);
        }
    }

    /** Replaces all lines, completely or not at all. */
    public void replace(List<String> lines) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        lines.forEach(line -> text.writeBytes(Lines.encode(line)));
        Path next = PrivateFiles.temporary(
                Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory"), ".new");
        PrivateFiles.createIfAbsent(next);
        try {
            try (OutputStream out = Files.newOutputStream(next, StandardOpenOption.SYNC, LinkOption.NOFOLLOW_LINKS)) {
                text.writeTo(out);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
        Lines.forceDirectory(file);
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readAllBytes();
        }
    }

    private boolean endsInLine() throws IOException {
        long length = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size();
        if (length == 0) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            in.skipNBytes(length - 1);
            return in.read() == '\n';
        }
    }
}
