// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.FilesService;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.text.ServerText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads files for a question, and deletes them. Thread-safe. */
final class TemporaryUpload {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final FilesService files;
    private final UploadOptions options;
    private final Tally tally;

    TemporaryUpload(FilesService files, UploadOptions options, Tally tally) {
        this.files = files;
        this.options = options;
        this.tally = tally;
    }

    UploadReceipt upload(FileSource source, Interrupts interrupts) {
        UploadOptions holding = options.toBuilder()
                .onProgress(progress -> {
                    if (progress.totalBytes().isPresent()
                            && progress.bytesSent() == progress.totalBytes().getAsLong()) {
                        interrupts.hold();
                    }
                    options.onProgress().ifPresent(listener -> listener.accept(progress));
                })
                .build();
        try {
            return files.uploadWithReceipt(source, holding);
        } catch (IntegrityException e) { // stored, though not as it was sent
            delete(e.fileId());
            throw e;
        } finally {
            interrupts.release();
        }
    }

    /** Deletes a file, whether or not the thread is interrupted; a failure is logged. */
    void delete(String fileId) {
        if (!Thread.currentThread().isInterrupted()) {
            if (deleted(fileId)) {
                return;
            }
            if (!Thread.currentThread().isInterrupted()) {
                tally.notDeleted();
                return;
            }
        }
        // An interrupt cancels a call; one of another thread is not.
        Thread other = Thread.ofVirtual().name("filechat-ask-delete").start(() -> {
            if (!deleted(fileId)) {
                tally.notDeleted();
            }
        });
        boolean interrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean deleted(String fileId) {
        try {
            files.delete(fileId);
            return true;
        } catch (NotFoundException e) { // deleted by another client, or expired
            return true;
        } catch (RuntimeException e) {
            log.warn("File {} could not be deleted; it expires", ServerText.printable(fileId), e);
            return false;
        }
    }
}
