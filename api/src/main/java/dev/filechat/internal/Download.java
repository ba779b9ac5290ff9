// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import dev.filechat.CallCancelledException;
import dev.filechat.DownloadFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Downloads into a temporary file beside the target, which is forced to the disk and then moved. */
final class Download {
    private static final int BUFFER_SIZE = 64 << 10;

    private final String fileId;
    private final Path target;

    private Download(String fileId, Path target) {
        this.fileId = fileId;
        this.target = target;
    }

    /** Downloads what the supplier gives; nothing is left behind if that fails. */
    static Path to(Path target, String fileId, Supplier<InputStream> content) {
        new Download(fileId, target).run(content);
        return target;
    }

    private void run(Supplier<InputStream> content) {
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw failed("there is no directory " + directory, null);
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw failed(target + " exists already; remove it or choose another place", null);
        }
        Path part = directory.resolve(".filechat-" + UUID.randomUUID() + ".part");
        try (InputStream in = content.get()) {
            try {
                write(in, part);
                // Without REPLACE_EXISTING: what came to be there meanwhile is not overwritten.
                Files.move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (ClosedByInterruptException e) {
            throw new CallCancelledException(
                    "Downloading file " + fileId + " was cancelled: the calling thread was interrupted", e, true, 1);
        } catch (IOException e) {
            throw failed(target + " cannot be written: " + SourceOpener.reason(e), e);
        }
    }

    private static void write(InputStream in, Path part) throws IOException {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER_SIZE];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
    }

    private DownloadFailedException failed(String reason, @Nullable IOException cause) {
        return new DownloadFailedException("Downloading file " + fileId + " failed: " + reason, cause, 0);
    }
}
