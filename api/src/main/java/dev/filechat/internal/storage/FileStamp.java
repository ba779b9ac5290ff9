// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The attributes by which a change of a file is noticed.
 *
 * @param size its size
 * @param changed when its content was changed, which anyone who may write to it can set back
 * @param touched when anything of it was changed, by the file system's own clock, where it keeps that
 */
public record FileStamp(long size, FileTime changed, Optional<FileTime> touched) {
    public static FileStamp of(Path file, BasicFileAttributes attributes, LinkOption... links) throws IOException {
        return new FileStamp(attributes.size(), attributes.lastModifiedTime(), touched(file, links));
    }

    private static Optional<FileTime> touched(Path file, LinkOption... links) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Optional.of((FileTime) Files.getAttribute(file, "unix:ctime", links))
                : Optional.empty();
    }

    /** {@return the two times as one word} */
    public String times() {
        return changed + touched.map(time -> "," + time).orElse("");
    }
}
