// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a directory for one fake. It ends with the process at the latest; its file stays, and marks the directory as a
 * fake's.
 */
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "fake-xai.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the directory if there is none, and takes it. */
    static DirectoryLock take(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IOException(directory + " is not a directory");
        }
        try {
            OwnerOnlyFiles.createDirectories(directory);
            requireOwn(directory);
            FileChannel channel = OwnerOnlyFiles.openOrCreate(directory.resolve(FILE));
            if (lock(channel) == null) {
                channel.close();
                throw new IOException(directory + " is in use by another fake; give each a directory of its own");
            }
            return new DirectoryLock(channel);
        } catch (AccessDeniedException e) {
            throw new IOException(directory + " cannot be written: permission denied", e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new IOException(directory + " cannot be created or written: " + reason, e);
        }
    }

    /** What is in a directory of somebody's own shall not get among a fake's files. */
    private static void requireOwn(Path directory) throws IOException {
        try (Stream<Path> present = Files.list(directory)) {
            if (present.findAny().isPresent() && !Files.exists(directory.resolve(FILE))) {
                throw new IOException(
                        directory + " has files that are not a fake's; give an empty directory, or a new one");
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this JVM
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
