// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32C;

/**
 * The bytes of every file in the benchmarks: random, and such that no two chunks are alike, so that a chunk lost,
 * doubled or in another's place changes the checksum. Thread-safe.
 */
public final class Pattern {
    /** Begins the names of the files whose bytes are checked. */
    public static final String CHECKED = "checked-";

    /** A prime: no chunk size divides it, so chunk after chunk begins elsewhere. */
    private static final int PERIOD = 4_999_999;

    private static final byte[] BYTES = bytes();

    private Pattern() {}

    private static byte[] bytes() {
        byte[] bytes = new byte[PERIOD];
        new Random(20260101).nextBytes(bytes);
        return bytes;
    }

    /** Writes some of the bytes. */
    public static void write(long from, long count, OutputStream out) throws IOException {
        int at = (int) (from % PERIOD);
        for (long left = count; left > 0; ) {
            int now = (int) Math.min(left, PERIOD - at);
            out.write(BYTES, at, now);
            left -= now;
            at = 0;
        }
    }

    /** Puts some of the bytes. */
    public static void put(long from, int count, ByteBuffer target) {
        int at = (int) (from % PERIOD);
        for (int left = count; left > 0; ) {
            int now = Math.min(left, PERIOD - at);
            target.put(BYTES, at, now);
            left -= now;
            at = 0;
        }
    }

    /** The CRC-32C of a file of some size. */
    public static int crc32c(long size) {
        CRC32C crc = new CRC32C();
        for (long left = size; left > 0; left -= PERIOD) {
            crc.update(BYTES, 0, (int) Math.min(left, PERIOD));
        }
        return (int) crc.getValue();
    }
}
