// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The lines of the checkpoint's files: each has a checksum, and one that a kill tore is passed over. */
final class CheckpointLines {
    private static final int SUM_LENGTH = 8;
    private static final int BUFFER = 1 << 16;

    private CheckpointLines() {}

    /** Takes the whole lines of a file. */
    interface Reader {
        /**
         * Takes a line.
         *
         * @param offset the place of its first byte in the file
         * @param length the number of its bytes, the line break included
         */
        void line(long offset, int length, String line) throws IOException;
    }

    static String encode(String line) {
        return sum(line) + " " + line + "\n";
    }

    /** {@return the line; empty if it is torn} */
    static Optional<String> decode(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        if (text.length() <= SUM_LENGTH + 1 || !text.endsWith("\n")) {
            return Optional.empty();
        }
        String line = text.substring(SUM_LENGTH + 1, text.length() - 1);
        return text.startsWith(sum(line)) ? Optional.of(line) : Optional.empty();
    }

    static void read(FileSystem files, Path file, Reader reader) throws IOException {
        try (InputStream in = new BufferedInputStream(files.open(file), BUFFER)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            long offset = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
                if (next == '\n') {
                    Optional<String> line = decode(bytes.toByteArray());
                    if (line.isPresent()) {
                        reader.line(offset, bytes.size(), line.get());
                    }
                    offset += bytes.size();
                    bytes.reset();
                }
            }
        }
    }

    private static String sum(String line) {
        CRC32C sum = new CRC32C();
        sum.update(line.getBytes(UTF_8));
        return String.format("%08x", sum.getValue());
    }
}
