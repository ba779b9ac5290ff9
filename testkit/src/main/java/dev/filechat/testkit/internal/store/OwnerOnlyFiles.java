// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files and directories that only their owner can read, where the file system has such permissions. */
final class OwnerOnlyFiles {

    private OwnerOnlyFiles() {}

    public static FileChannel create(Path file) throws IOException {
        return open(file, StandardOpenOption.CREATE_NEW);
    }

    /** Opens a file for writing, and makes it if there is none; follows no link. */
    static FileChannel openOrCreate(Path file) throws IOException {
        return open(file, StandardOpenOption.CREATE);
    }

    private static FileChannel open(Path file, OpenOption how) throws IOException {
        return FileChannel.open(
                file, Set.of(how, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), permissions(file, "rw-------"));
    }

    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, permissions(directory, "rwx------"));
    }

    private static FileAttribute<?>[] permissions(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
