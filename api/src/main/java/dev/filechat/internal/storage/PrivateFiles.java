// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Creates files that only their owner can read, where the file system has such permissions, and follows no link. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFiles() {}

    /** {@return a place for a temporary file in a directory, under a name that cannot be guessed} */
    public static Path temporary(Path directory, String suffix) {
        return directory.resolve(".filechat-" + UUID.randomUUID() + suffix);
    }

    /** Creates a file and opens it for writing; fails if there is anything of this name. */
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), permissions(file));
    }

    /**
     * Creates an empty file if there is none.
     *
     * @return whether it was created
     */
    public static boolean createIfAbsent(Path file) throws IOException {
        try {
            create(file).close();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Sets the permissions of a file to those of the one that it replaces, if there is one. */
    public static void takePermissions(Path from, Path to) throws IOException {
        if (isPosix(from)) {
            try {
                Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from, LinkOption.NOFOLLOW_LINKS));
            } catch (NoSuchFileException e) { // nothing to take from
            }
        }
    }

    /** Makes a second name for a file, which never replaces an existing one, as a move may. */
    public static Path place(Path file, Path place) throws IOException {
        try {
            return Files.createLink(place, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            return Files.move(file, place); // a file system without links
        }
    }

    private static FileAttribute<?>[] permissions(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
