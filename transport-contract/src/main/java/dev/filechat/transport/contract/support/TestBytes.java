// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes to upload and download, and how to know them again. */
public final class TestBytes {
    private TestBytes() {}

    /** Bytes that no compression shortens and no shift hides; the same ones for the same size. */
    public static byte[] of(int size) {
        return of(size, size);
    }

    /** Others for each seed. */
    public static byte[] of(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public static List<Integer> fullChunks(int size, int chunk) {
        List<Integer> sizes = new ArrayList<>();
        for (int left = size; left > 0; left -= chunk) {
            sizes.add(Math.min(left, chunk));
        }
        return sizes;
    }

    /** A stream that gives one byte with each read. */
    public static InputStream oneAtATime(byte[] bytes) {
        return reading(new ByteArrayInputStream(bytes)::read);
    }

    /** A stream that fails after some bytes. */
    public static InputStream failingAfter(long bytes, IOException failure) {
        AtomicLong left = new AtomicLong(bytes);
        return reading(() -> {
            if (left.getAndDecrement() <= 0) {
                throw failure;
            }
            return 7;
        });
    }

    /** What a stream gives when it is read: a byte, -1, or an error. */
    @FunctionalInterface
    public interface NextByte {
        int next() throws IOException;
    }

    public static InputStream reading(NextByte source) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return source.next();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                int next = read();
                if (next < 0) {
                    return -1;
                }
                buffer[offset] = (byte) next;
                return 1;
            }
        };
    }

    public static <T> T unchecked(Callable<T> action) {
        try {
            return action.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
