// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The files of this machine as an object store has them: a file is there once its stream is closed, and no stream can
 * be flushed. A directory that has a file {@code fail-once} loses the stream of the first task's third write.
 */
public final class UnsteadyFileSystem extends RawLocalFileSystem {
    private static final int GOOD_FILES = 2;

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

    private void failOnce(Path path) throws IOException {
        java.nio.file.Path file = pathToFile(path).toPath();
        for (java.nio.file.Path above = file.getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above.resolve("fail-once"))
                    && file.getFileName().toString().matches("attempt-\\d+-" + GOOD_FILES)) {
                try {
                    Files.createFile(above.resolve("failed"));
                } catch (FileAlreadyExistsException e) {
                    return;
                }
                throw new IOException("The store is away");
            }
        }
    }
}
