// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.jspecify.annotations.Nullable;

/**
 * The files of this machine as an object store has them: a file is there once its stream is closed, and no stream can
 * be flushed. A file above the others has the name of what the store cannot do.
 */
public final class UnsteadyFileSystem extends RawLocalFileSystem {
    /** Loses the stream of the first task's third write. */
    static final String FAIL_ONCE = "fail-once";

    /** Lacks a class at the first task's third write. */
    static final String LACK_A_CLASS_ONCE = "lack-a-class-once";

    /** Refuses to delete the parts of a task's file. */
    static final String KEEP_ALL = "keep-all";

    /** Refuses to open more than 24 files at once in a process. */
    static final String FEW_CONNECTIONS = "few-connections";

    private static final int CONNECTIONS = 24;
    private static final int GOOD_FILES = 2;
    private static final AtomicInteger OPEN = new AtomicInteger();

    @Override
    public URI getUri() {
        return URI.create("unsteady:///");
    }

    @Override
    public String getScheme() {
        return "unsteady";
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int buffer,
            short replication,
            long block,
            Progressable progress)
            throws IOException {
        return closedOnly(super.create(path, permission, overwrite, buffer, replication, block, progress), path);
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int buffer, short replication, long block, Progressable progress)
            throws IOException {
        return closedOnly(super.create(path, overwrite, buffer, replication, block, progress), path);
    }

    private FSDataOutputStream closedOnly(FSDataOutputStream out, Path path) throws IOException {
        OutputStream plain = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                failOnce(path);
                out.write(bytes, offset, length);
            }
        };
        return new FSDataOutputStream(plain, new FileSystem.Statistics("unsteady"));
    }

    @Override
    public FSDataInputStream open(Path path, int buffer) throws IOException {
        InputStream in = super.open(path, buffer).getWrappedStream();
        if (OPEN.incrementAndGet() > CONNECTIONS && above(path, FEW_CONNECTIONS) != null) {
            OPEN.decrementAndGet();
            in.close();
            throw new IOException("Timeout waiting for connection from pool");
        }
        return new FSDataInputStream(in) {
            private final AtomicBoolean closed = new AtomicBoolean();

            @Override
            public void close() throws IOException {
                if (!closed.getAndSet(true)) {
                    OPEN.decrementAndGet();
                }
                super.close();
            }
        };
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        if (path.getName().matches("attempt-\\d+-\\d+") && above(path, KEEP_ALL) != null) {
            throw new AccessDeniedException(path.toString());
        }
        return super.delete(path, recursive);
    }

    private void failOnce(Path path) throws IOException {
        java.nio.file.Path failing = above(path, FAIL_ONCE);
        java.nio.file.Path directory = failing != null ? failing : above(path, LACK_A_CLASS_ONCE);
        if (directory != null && path.getName().matches("attempt-\\d+-" + GOOD_FILES)) {
            try {
                Files.createFile(directory.resolve("failed"));
            } catch (FileAlreadyExistsException e) {
                return;
            }
            if (failing == null) {
                throw new NoClassDefFoundError("com/example/StoreClient");
            }
            throw new IOException("The store is away");
        }
    }

    /** {@return the directory above a file that has another one; null if there is none} */
    private java.nio.file.@Nullable Path above(Path path, String name) {
        java.nio.file.Path directory = pathToFile(path).toPath().getParent();
        while (directory != null && !Files.exists(directory.resolve(name))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
