// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.images;

import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.internal.storage.PrivateFiles;
import dev.filechat.internal.text.IoFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes a picture to a place where there is nothing yet, completely or not at all. */
final class SavedImage {
    private SavedImage() {}

    static Path write(byte[] bytes, Path target) {
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw failed("there is no directory " + directory, null);
        }
        Path part = PrivateFiles.temporary(directory, ".part");
        try {
            try (FileChannel out = PrivateFiles.create(part)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
                return PrivateFiles.place(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw failed(target + " exists already; remove it, or choose another place", e);
        } catch (IOException e) {
            throw failed(target + " cannot be written: " + IoFailures.reason(e), e);
        }
    }

    private static DownloadFailedException failed(String why, @Nullable Throwable cause) {
        return new DownloadFailedException("The picture was not saved: " + why, cause, 0);
    }
}
