// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Lines in a file that are on the disk when they are added. Each carries its checksum: what a crash tore is passed over
 * when they are read. Not a {@code FileChannel}: an interrupt would close it in the middle of a line. Not thread-safe.
 */
final class LineLog {
    private static final int SUM_LENGTH = 8;

    private final Path file;

    LineLog(Path file) {
        this.file = file;
    }

    /** The whole lines, the oldest first; none if there is no file. */
    List<String> read() throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            // Bytes that are no UTF-8 become other characters, and the checksum does not fit.
            for (String line : new String(Files.readAllBytes(file), UTF_8).split("\n", -1)) {
                if (line.length() > SUM_LENGTH
                        && line.substring(0, SUM_LENGTH).equals(sum(line.substring(SUM_LENGTH + 1)))) {
                    lines.add(line.substring(SUM_LENGTH + 1));
                }
            }
        }
        return lines;
    }

    /** Adds a line, which must have no line break, and forces it to the disk. */
    void append(String line) throws IOException {
        boolean isNew = !Files.exists(file);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(out.length());
            out.write((endsInLine(out) ? encode(line) : "\n" + encode(line)).getBytes(UTF_8));
            out.getFD().sync();
        }
        if (isNew) {
            forceDirectory();
        }
    }

    /** Puts other lines in place of all, whole or not at all. */
    void replace(List<String> lines) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileOutputStream out = new FileOutputStream(next.toFile())) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(encode(line)));
            out.write(text.toString().getBytes(UTF_8));
            out.getFD().sync();
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
    }

    private static boolean endsInLine(RandomAccessFile out) throws IOException {
        long length = out.length();
        if (length == 0) {
            return true;
        }
        out.seek(length - 1);
        return out.read() == '\n';
    }

    private static String encode(String line) {
        return sum(line) + " " + line + "\n";
    }

    private static String sum(String line) {
        CRC32C sum = new CRC32C();
        sum.update(line.getBytes(UTF_8));
        return String.format("%08x", sum.getValue());
    }

    /** So that the file's name is on the disk too. Not every system can; those that cannot need not. */
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
