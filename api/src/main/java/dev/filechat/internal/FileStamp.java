// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import dev.filechat.files.FileSource;
import dev.filechat.files.PathSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * By what a change of a file is noticed.
 *
 * @param size its size
 * @param changed when it was changed
 */
record FileStamp(long size, FileTime changed) {
    /** Empty for what is no file, or cannot be read. */
    static Optional<FileStamp> of(FileSource source) {
        if (source instanceof PathSource path) {
            try {
                BasicFileAttributes now = Files.readAttributes(path.path(), BasicFileAttributes.class);
                return Optional.of(new FileStamp(now.size(), now.lastModifiedTime()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
