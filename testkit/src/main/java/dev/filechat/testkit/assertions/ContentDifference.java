// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.testkit.FakeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** Where a stored content and the expected one part. */
final class ContentDifference {

    private static final int BUFFER = 64 << 10;
    private static final int SHOWN = 16;

    private ContentDifference() {}

    /** What differs, in words; nothing if all is the same. */
    static Optional<String> between(FakeFile file, byte[] expected) {
        try (InputStream content = file.content()) {
            int position = 0;
            for (byte[] part = content.readNBytes(BUFFER); part.length > 0; part = content.readNBytes(BUFFER)) {
                int end = Math.min(expected.length, position + part.length);
                int same = Arrays.mismatch(part, 0, part.length, expected, position, end);
                if (same >= 0) {
                    return Optional.of(at(position + same, part, same, file.size(), expected));
                }
                position += part.length;
            }
            return position == expected.length
                    ? Optional.empty()
                    : Optional.of(at(position, new byte[0], 0, file.size(), expected));
        } catch (IOException e) {
            throw new UncheckedIOException("The content of " + file + " could not be read", e);
        }
    }

    private static String at(int position, byte[] part, int offset, long size, byte[] expected) {
        return ("to have content of %,d bytes, and it has %,d bytes. They differ from byte %,d on:"
                        + "\n  expected: %s\n  stored:   %s")
                .formatted(
                        expected.length,
                        size,
                        position,
                        excerpt(expected, Math.min(position, expected.length)),
                        excerpt(part, offset));
    }

    /** A few bytes, each as it is if it can be printed. */
    private static String excerpt(byte[] bytes, int from) {
        int to = Math.min(bytes.length, from + SHOWN);
        if (from == to) {
            return "(the end)";
        }
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            text.append(b >= ' ' && b < 0x7F ? String.valueOf((char) b) : "\\x%02x".formatted(b));
        }
        return "\"" + text + "\"";
    }
}
