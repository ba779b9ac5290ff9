// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.download;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.internal.download.Downloads.Opened;
import dev.filechat.internal.storage.PrivateFiles;
import dev.filechat.internal.text.IoFailures;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Downloads into a temporary file beside the target, which is forced to the disk and then put in its place. */
final class Download {
    private static final int MAX_NUMBER = 9_999;

    private final String fileId;
    private final Path directory;
    private final @Nullable Path target;
    private final DownloadOptions options;

    private Download(String fileId, @Nullable Path directory, @Nullable Path target, DownloadOptions options) {
        this.fileId = fileId;
        this.target = target;
        this.options = options;
        if (directory == null || !Files.isDirectory(directory)) {
            throw failed("there is no directory " + directory, null);
        }
        this.directory = directory;
    }

    /** Downloads to a place; nothing is left behind if that fails. */
    static Path to(Path target, String fileId, DownloadOptions options, Supplier<Opened> content) {
        Download download = new Download(fileId, target.toAbsolutePath().getParent(), target, options);
        download.checkTarget(target);
        return download.run(content);
    }

    /** Downloads into a directory, under a safe form of the server's name. */
    static Path into(Path directory, String fileId, DownloadOptions options, Supplier<Opened> content) {
        return new Download(fileId, directory, null, options).run(content);
    }

    private void checkTarget(Path path) {
        if (options.overwrite() && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw failed(path + " is a directory, which is not replaced", null);
        }
        if (!options.overwrite() && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw failed(path + " exists already; remove it, choose another place or allow to overwrite it", null);
        }
    }

    private Path run(Supplier<Opened> source) {
        Path part = PrivateFiles.temporary(directory, ".part");
        Opened opened = source.get();
        Path wanted = target == null ? named(opened.file()) : target;
        try (ResumingContent content = opened.content()) {
            try {
                DownloadReporter progress =
                        new DownloadReporter(options.onProgress().orElse(null), content);
                write(content, part, progress);
                Path placed = options.overwrite() ? replace(part, wanted) : place(part, wanted);
                progress.done();
                return placed;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (ClosedByInterruptException e) {
            throw new CallCancelledException(
                    "Downloading file " + fileId + " was cancelled: the calling thread was interrupted", e, true, 1);
        } catch (IOException e) {
            throw failed(wanted + " cannot be written: " + IoFailures.reason(e), e);
        }
    }

    private Path named(StoredFile file) {
        String name = SafeFileName.of(file.name(), file.id());
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            return directory.resolve(SafeFileName.ascii(name)); // a system whose locale lacks some letters
        }
    }

    private static void write(ResumingContent content, Path part, DownloadReporter progress) throws IOException {
        try (FileChannel out = PrivateFiles.create(part)) {
            PatientWriter writer = new PatientWriter(out, content);
            progress.started();
            for (int taken = 0; taken >= 0; ) {
                progress.received(taken);
                taken = content.lend(writer::write);
            }
            out.force(true);
        }
    }

    private Path replace(Path part, Path wanted) throws IOException {
        checkTarget(wanted);
        if (Files.isRegularFile(wanted, LinkOption.NOFOLLOW_LINKS)) {
            PrivateFiles.takePermissions(wanted, part);
        }
        return Files.move(part, wanted, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Moves the file to a free place, with a number if the name was made here. */
    private Path place(Path part, Path wanted) throws IOException {
        Path place = wanted;
        for (int number = 1; ; number++) {
            try {
                return PrivateFiles.place(part, place);
            } catch (FileAlreadyExistsException e) {
                if (target != null || number > MAX_NUMBER) {
                    throw e;
                }
                place = directory.resolve(SafeFileName.numbered(String.valueOf(wanted.getFileName()), number));
            }
        }
    }

    private DownloadFailedException failed(String reason, @Nullable IOException cause) {
        return new DownloadFailedException("Downloading file " + fileId + " failed: " + reason, cause, 0);
    }
}
