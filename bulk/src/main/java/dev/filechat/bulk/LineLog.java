// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.internal.storage.PrivateFiles;
import dev.filechat.internal.text.ServerText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * A file of lines, each of which is forced to the disk when it is added. Each line has a checksum: a line that a crash
 * tore is passed over when the file is read. Streams of {@code Files} and no {@code FileChannel}: an interrupt would
 * close that in the middle of a line. Only the owner can read a file that this creates, and a symbolic link is not
 * followed. Not thread-safe.
 */
final class LineLog {
    private static final int SUM_LENGTH = 8;

    private final Path file;

    LineLog(Path file) {
        this.file = file;
    }

    /** {@return the whole lines, the oldest first; none if there is no file} */
    List<String> read() throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            // Bytes that are no UTF-8 become other characters, and the checksum does not fit.
            for (String line : new String(bytes(), UTF_8).split("\n", -1)) {
                if (line.length() > SUM_LENGTH
                        && line.substring(0, SUM_LENGTH).equals(sum(line.substring(SUM_LENGTH + 1)))) {
                    lines.add(line.substring(SUM_LENGTH + 1));
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
    void append(String line) throws IOException {
        byte[] encoded = encode(line).getBytes(UTF_8);
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
            forceDirectory();
        }
    }

    /** Replaces all lines, completely or not at all. */
    void replace(List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(encode(line)));
        Path next = PrivateFiles.temporary(
                Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory"), ".new");
        PrivateFiles.createIfAbsent(next);
        try {
            try (OutputStream out = Files.newOutputStream(next, StandardOpenOption.SYNC, LinkOption.NOFOLLOW_LINKS)) {
                out.write(text.toString().getBytes(UTF_8));
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
        forceDirectory();
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

    private static String encode(String line) {
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A line has a line break: \"" + ServerText.printable(line) + "\"");
        }
        return sum(line) + " " + line + "\n";
    }

    private static String sum(String line) {
        CRC32C sum = new CRC32C();
        sum.update(line.getBytes(UTF_8));
        return String.format("%08x", sum.getValue());
    }

    /**
     * Forces the directory to the disk, so that the file's name is there too. Systems that cannot do that do not need
     * it.
     */
    private void forceDirectory() {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) { // Windows cannot open a directory; an interrupt closes it: the lines are safe
        }
    }
}
