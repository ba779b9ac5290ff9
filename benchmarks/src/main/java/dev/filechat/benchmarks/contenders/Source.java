// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import dev.filechat.benchmarks.content.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What is uploaded: a file, an array, or a file that is mapped (which is something else for filechat only; the others
 * read the file).
 *
 * @param path the file; it is there in any case
 * @param bytes the array, if it is that
 * @param mapped the mapped file, if it is that
 * @param size in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Source(
        Path path, byte @Nullable [] bytes, @Nullable ByteBuffer mapped, int size) {
    /** What there is to choose from. */
    public enum Kind {
        /** A file. */
        PATH,
        /** An array. */
        BYTES,
        /** A file that is mapped. */
        MAPPED
    }

    /** Makes a file of the {@link Pattern}, or takes the one that was made before. */
    public static Source make(Path directory, int size, Kind kind) throws IOException {
        Path path = directory.resolve("source-" + size + ".bin");
        if (!Files.exists(path) || Files.size(path) != size) {
            Path part = directory.resolve("source-" + ProcessHandle.current().pid() + ".part");
            try (OutputStream out = Files.newOutputStream(part)) {
                Pattern.write(0, size, out);
            }
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        }
        return switch (kind) {
            case PATH -> new Source(path, null, null, size);
            case BYTES -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
                Pattern.write(0, size, bytes);
                yield new Source(path, bytes.toByteArray(), null, size);
            }
            case MAPPED -> {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                    yield new Source(path, null, channel.map(FileChannel.MapMode.READ_ONLY, 0, size), size);
                }
            }
        };
    }

    /** Opens it for a contender that reads it part by part into a buffer of its own. */
    Reading open() throws IOException {
        return bytes == null
                ? new FileReading(FileChannel.open(path, StandardOpenOption.READ))
                : new ArrayReading(bytes);
    }

    /** Fills a buffer, as far as there are bytes, and flips it. */
    interface Reading extends AutoCloseable {
        void fill(ByteBuffer buffer) throws IOException;

        @Override
        void close() throws IOException;
    }

    private record FileReading(FileChannel channel) implements Reading {
        @Override
        public void fill(ByteBuffer buffer) throws IOException {
            buffer.clear();
            int read = 0;
            while (read >= 0 && buffer.hasRemaining()) {
                read = channel.read(buffer);
            }
            buffer.flip();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class ArrayReading implements Reading {
        private final ByteBuffer left;

        ArrayReading(byte[] bytes) {
            this.left = ByteBuffer.wrap(bytes);
        }

        @Override
        public void fill(ByteBuffer buffer) {
            buffer.clear();
            int count = Math.min(left.remaining(), buffer.remaining());
            buffer.put(left.slice(left.position(), count)).flip();
            left.position(left.position() + count);
        }

        @Override
        public void close() {}
    }
}
