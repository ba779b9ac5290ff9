// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.FileChatClient;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.ContentHash;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads content that is not on the service yet, and finds content that is. Thread-safe. */
final class UploadOnce {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final FileChatClient client;
    private final FilesService files;
    private final UploadStore store;
    private final InstantSource clock;
    private final ConcurrentMap<String, CompletableFuture<Optional<StoredFile>>> underWay = new ConcurrentHashMap<>();

    UploadOnce(FileChatClient client, UploadStore store, InstantSource clock) {
        this.client = client;
        this.files = client.files();
        this.store = store;
        this.clock = clock;
    }

    StoredFile upload(FileSource source, UploadOptions options, Duration margin) {
        if (!source.repeatable()) {
            throw new IllegalArgumentException("\"" + ServerText.printable(source.name())
                    + "\" can be read only once, but uploadOnce reads twice: to know the content, and to send it. Give"
                    + " a path, an array, or a supplier of streams");
        }
        ContentHash content =
                options.timeout().map(timeout -> files.hash(source, timeout)).orElseGet(() -> files.hash(source));
        String key = client.accountFingerprint() + "-" + content.sha256();
        while (true) {
            CompletableFuture<Optional<StoredFile>> mine = new CompletableFuture<>();
            CompletableFuture<Optional<StoredFile>> other = underWay.putIfAbsent(key, mine);
            if (other == null) {
                return lead(key, mine, source, options, margin, content);
            }
            Optional<StoredFile> shared = await(other, source);
            // Empty: the other call failed for a reason of its own, which says nothing about this one.
            if (shared.isPresent() && lasts(shared.get(), margin)) {
                return shared.get();
            }
        }
    }

    private StoredFile lead(
            String key,
            CompletableFuture<Optional<StoredFile>> mine,
            FileSource source,
            UploadOptions options,
            Duration margin,
            ContentHash content) {
        Optional<StoredFile> shared = Optional.empty();
        try {
            Optional<StoredFile> known = known(key, content.size(), margin);
            if (known.isPresent()) {
                shared = known;
                return known.get();
            }
            UploadReceipt receipt =
                    files.uploadWithReceipt(source, options.toBuilder().sha256().build());
            StoredFile stored = receipt.file();
            // A source that changed after it was read has another content than the key says.
            if (receipt.sha256().equals(Optional.of(content.sha256()))) {
                shared = Optional.of(stored);
                remember(key, stored.id());
            }
            return stored;
        } finally {
            underWay.remove(key, mine);
            mine.complete(shared);
        }
    }

    private Optional<StoredFile> await(CompletableFuture<Optional<StoredFile>> other, FileSource source) {
        String what = "Uploading \"" + ServerText.printable(source.name()) + "\" was cancelled: ";
        try {
            Optional<StoredFile> shared = other.get();
            if (shared.isEmpty() && client.closed()) {
                throw new CallCancelledException(what + "the client was closed", null, true, 0);
            }
            return shared;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallCancelledException(what + "the calling thread was interrupted", e, true, 0);
        } catch (ExecutionException e) {
            throw new AssertionError("It is only ever completed with a value", e);
        }
    }

    /** {@return the file that the store knows, if the service still has it} */
    private Optional<StoredFile> known(String key, long size, Duration margin) {
        Optional<String> id;
        try {
            id = store.find(key);
        } catch (RuntimeException e) {
            log.warn("The upload store cannot say what is uploaded already; the file is uploaded", e);
            return Optional.empty();
        }
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try {
            StoredFile file = files.get(id.get());
            if (file.size() == size && lasts(file, margin)) {
                return Optional.of(file);
            }
        } catch (NotFoundException e) {
            log.debug("File {} is gone; it is uploaded again", ServerText.printable(id.get()));
        }
        forget(key, id.get());
        return Optional.empty();
    }

    private boolean lasts(StoredFile file, Duration margin) {
        return file.expiresAt()
                .map(end -> end.isAfter(clock.instant().plus(margin)))
                .orElse(true);
    }

    private void remember(String key, String id) {
        try {
            store.put(key, id);
        } catch (RuntimeException e) {
            log.warn("The upload store failed; file {} is uploaded, but will be again", ServerText.printable(id), e);
        }
    }

    private void forget(String key, String id) {
        try {
            store.remove(key, id);
        } catch (RuntimeException e) {
            log.warn("The upload store could not forget file {}", ServerText.printable(id), e);
        }
    }
}
