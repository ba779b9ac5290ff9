// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import dev.filechat.FileChatClient;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The files of a visitor, by the keys that the page gives them. Thread-safe. */
final class Uploads implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Upload> uploads = new HashMap<>();
    private final Set<String> removed = new HashSet<>(); // keys
    private final FileChatClient client;
    private final FileScope scope; // deletes the files when it is closed

    /** An upload on the thread of its request; the file is null if it was not stored. */
    private record Upload(Thread thread, CompletableFuture<@Nullable StoredFile> file) {}

    Uploads(FileChatClient client) {
        this.client = client;
        scope = client.files().scope();
    }

    StoredFile upload(String key, FileSource source) {
        Upload upload = new Upload(Thread.currentThread(), new CompletableFuture<>());
        lock.lock();
        try {
            if (removed.contains(key) || uploads.putIfAbsent(key, upload) != null) {
                throw new Refusal(410, "The file was removed.");
            }
        } finally {
            lock.unlock();
        }
        StoredFile stored = null;
        try {
            stored = scope.upload(source);
            return stored;
        } finally {
            ended(upload, stored);
        }
    }

    private void ended(Upload upload, @Nullable StoredFile stored) {
        lock.lock();
        try {
            upload.file.complete(stored);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cancels an upload that is under way, or deletes the file; an upload with this key that comes later is refused.
     *
     * @return the file that was deleted; null if none was stored
     */
    @Nullable
    StoredFile remove(String key) {
        Upload upload;
        lock.lock();
        try {
            removed.add(key);
            upload = uploads.remove(key);
            if (upload != null && !upload.file.isDone()) {
                upload.thread.interrupt(); // cancels the call
            }
        } finally {
            lock.unlock();
        }
        StoredFile stored = upload == null ? null : upload.file.join();
        if (stored != null) {
            delete(stored);
        }
        return stored;
    }

    private void delete(StoredFile file) {
        try {
            client.files().delete(file.id());
        } catch (NotFoundException e) { // it is gone, as it should be
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
