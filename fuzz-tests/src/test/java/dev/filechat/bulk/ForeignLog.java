// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.bulk.internal.log.LineLog;
import dev.filechat.fuzz.ForeignText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files of lines with checksums, from a fuzzer's bytes. */
final class ForeignLog {
    private ForeignLog() {}

    /**
     * Writes the bytes as they are; or, where they begin with {@code +}, the lines behind it, each with its right
     * checksum, which a fuzzer would seldom find.
     */
    static Path write(Path file, byte[] bytes) throws IOException {
        if (bytes.length == 0 || bytes[0] != '+') {
            return Files.write(file, bytes);
        }
        String text = ForeignText.of(Arrays.copyOfRange(bytes, 1, bytes.length));
        new LineLog(file).replace(text.lines().toList());
        return file;
    }
}
