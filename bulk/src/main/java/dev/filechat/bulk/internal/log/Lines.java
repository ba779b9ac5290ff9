// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.internal.text.ServerText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The form of a line in a file: its CRC-32C in hexadecimal, a space, the line in UTF-8, and a line break. */
final class Lines {
    private static final int SUM_LENGTH = 8;

    private Lines() {}

    /**
     * {@return the line as it is in the file}
     *
     * @throws IllegalArgumentException if it has a line break, which would make it two lines
     */
    static byte[] encode(String line) {
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A line has a line break: \"" + ServerText.printable(line) + "\"");
        }
        byte[] text = line.getBytes(UTF_8);
        byte[] all = Arrays.copyOf(sum(text, 0, text.length), SUM_LENGTH + text.length + 2);
        all[SUM_LENGTH] = ' ';
        System.arraycopy(text, 0, all, SUM_LENGTH + 1, text.length);
        all[all.length - 1] = '\n';
        return all;
    }

    /**
     * {@return the line, if it is whole}
     *
     * @param bytes holds the line as it is in the file, without its line break
     * @param length the number of its bytes, from the first one
     */
    static Optional<String> decode(byte[] bytes, int length) {
        int start = SUM_LENGTH + 1;
        if (length < start
                || bytes[SUM_LENGTH] != ' '
                || !Arrays.equals(sum(bytes, start, length - start), 0, SUM_LENGTH, bytes, 0, SUM_LENGTH)) {
            return Optional.empty();
        }
        return Optional.of(new String(bytes, start, length - start, UTF_8));
    }

    private static byte[] sum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) sum.getValue()).getBytes(UTF_8);
    }

    /**
     * Forces the directory of a file to the disk, so that the file's name is there too. Systems that cannot do that do
     * not need it.
     */
    static void forceDirectory(Path file) {
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
