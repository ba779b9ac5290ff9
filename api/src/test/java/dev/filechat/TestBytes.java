// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Bytes that do not repeat, the same in every run. */
final class TestBytes {
    private static final long SEED = 20_260_101;

    private TestBytes() {}

    public static byte[] of(int size) {
        byte[] bytes = new byte[size];
        new Random(SEED + size).nextBytes(bytes);
        return bytes;
    }

    /** A stream that counts its closes. */
    static final class Recording extends ByteArrayInputStream {
        final AtomicInteger closes = new AtomicInteger();

        Recording(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            closes.incrementAndGet();
        }
    }

    /** A stream that returns one byte at a time, as a slow connection does. */
    static InputStream dripping(byte[] bytes) {
        InputStream whole = new ByteArrayInputStream(bytes);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return whole.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return whole.read(buffer, offset, Math.min(1, length));
            }
        };
    }

    /** A stream that ends with an exception after some bytes. */
    public static InputStream failingAfter(byte[] bytes, IOException failure) {
        InputStream end = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(bytes), end);
    }
}
