// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A part of a source, which computes the checksums of its bytes the first time that it is written. A transport may
 * write it again, on any thread, also before the first write has ended.
 */
final class SourceChunk implements Chunk {
    private final int length;
    private final Content content;
    private final @Nullable MessageDigest before;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile @Nullable Sums sums;

    /** The bytes of a part. */
    @FunctionalInterface
    interface Content {
        /** Writes them all. Called again, also on another thread, it writes the same. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** The checksums of a chunk. The digest is that of all bytes up to its end, and does not change any more. */
    record Sums(int crc, @Nullable MessageDigest digest) {}

    /** @param before the digest of all bytes before the chunk, which is not changed; null if none is asked for */
    SourceChunk(int length, Content content, @Nullable MessageDigest before) {
        this.length = length;
        this.content = content;
        this.before = before;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (!taken.compareAndSet(false, true)) {
            writeAgain(out);
            return;
        }
        boolean whole = false;
        try {
            writeAndSum(out);
            whole = true;
        } finally {
            if (!whole) {
                taken.set(false);
            }
        }
    }

    /** Writes the bytes again, which must be those that the sums were computed of. */
    private void writeAgain(OutputStream out) throws IOException {
        SummingOutput summing = new SummingOutput(out, null);
        content.writeTo(summing);
        Sums first = sums;
        if (first != null && first.crc() != (int) summing.crc.getValue()) {
            throw new IOException("the source gave other bytes when it was read again");
        }
    }

    /** {@return the sums; read from the source once more if no writing of the chunk has come to its end by now} */
    Sums sums() throws IOException {
        Sums known = sums;
        return known == null ? writeAndSum(OutputStream.nullOutputStream()) : known;
    }

    private Sums writeAndSum(OutputStream out) throws IOException {
        SummingOutput summing = new SummingOutput(out, copy(before));
        content.writeTo(summing);
        Sums all = new Sums((int) summing.crc.getValue(), summing.digest);
        sums = all;
        return all;
    }

    private static @Nullable MessageDigest copy(@Nullable MessageDigest digest) {
        try {
            return digest == null ? null : (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The security provider's SHA-256 cannot be copied", e);
        }
    }

    private static final class SummingOutput extends OutputStream {
        private final OutputStream out;
        private final CRC32C crc = new CRC32C();
        private final @Nullable MessageDigest digest;

        SummingOutput(OutputStream out, @Nullable MessageDigest digest) {
            this.out = out;
            this.digest = digest;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            crc.update(bytes, offset, length);
            if (digest != null) {
                digest.update(bytes, offset, length);
            }
        }
    }
}
