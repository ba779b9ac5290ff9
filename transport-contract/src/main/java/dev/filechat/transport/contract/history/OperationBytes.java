// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** The bytes of the files of operations, and the checksum that tells them apart. */
final class OperationBytes {
    private OperationBytes() {}

    /** Returns the bytes of an operation's file, which no other one has. */
    static byte[] of(Operation operation) {
        byte[] bytes = new byte[operation.size()];
        new Random(operation.name().hashCode()).nextBytes(bytes);
        return bytes;
    }

    static long crc32c(byte[] bytes) {
        return crc32c(bytes, bytes.length);
    }

    /** Returns the checksum of the first bytes. */
    static long crc32c(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    /** Returns the checksum of a stream, and closes it. */
    static long crc32c(InputStream stream) throws IOException {
        CRC32C sum = new CRC32C();
        try (CheckedInputStream checked = new CheckedInputStream(stream, sum)) {
            checked.transferTo(OutputStream.nullOutputStream());
        }
        return sum.getValue();
    }
}
