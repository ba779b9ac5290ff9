// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.files.sources.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.security.PrivilegedExceptionAction;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.Row;

/** The inputs of rows: of a key, and of a length and a time of change where the Dataset has them. */
final class FileRows {
    private final boolean stored;
    private final Configuration configuration;
    private final UserGroupInformation user;

    /** Is made on the thread of a task, which knows the user of the job; the threads that read the files do not. */
    FileRows(boolean stored, Configuration configuration) throws IOException {
        this.stored = stored;
        this.configuration = configuration;
        user = UserGroupInformation.getCurrentUser();
    }

    /** {@return the input of a row, whose key is neither null nor empty} A path is not opened. */
    BulkInput input(Row row) {
        String key = row.getString(0);
        if (stored) {
            return BulkInput.stored(key);
        }
        try {
            Path path = new Path(key);
            if (row.size() > 2 && !row.isNullAt(1) && !row.isNullAt(2)) {
                return input(path, key, row.getLong(1), row.getLong(2));
            }
            FileStatus status = fileSystem(path).getFileStatus(path);
            if (status.isDirectory()) {
                throw new IOException("it is a directory");
            }
            return input(path, key, status.getLen(), status.getModificationTime());
        } catch (IOException | RuntimeException e) { // such as that of a file system whose class is not there
            return unreadable(key, e);
        }
    }

    private BulkInput input(Path path, String key, long length, long changed) {
        return BulkInput.of(FileSource.of(path.getName(), length, (Supplier<InputStream>) () -> open(path)))
                .withKey(key)
                .withVersion(length + "-" + changed);
    }

    private InputStream open(Path path) {
        try {
            return fileSystem(path).open(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileSystem fileSystem(Path path) throws IOException {
        try {
            return user.doAs((PrivilegedExceptionAction<FileSystem>) () -> path.getFileSystem(configuration));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
    }

    /** {@return an input that fails as what it is when it is read} */
    private static BulkInput unreadable(String key, Exception reason) {
        Supplier<InputStream> failing = () -> {
            throw new UncheckedIOException(reason instanceof IOException io ? io : new IOException(reason));
        };
        return BulkInput.of(FileSource.of("unreadable", failing)).withKey(key).withVersion("unreadable");
    }
}
