// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.BatchFailedException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.batch.Batches;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.concurrent.CallerThreads;
import dev.filechat.internal.concurrent.ConcurrentTasks;
import dev.filechat.internal.concurrent.TaskOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers what is uploaded through it, and deletes it. Thread-safe. */
final class UploadScope implements FileScope {
    private static final Duration LONGEST_DELETE = Duration.ofMinutes(1);

    private final FileCalls files;
    private final Batches batches;
    private final CallRunner runner;
    private final Duration expiry;
    private final ReentrantLock closing = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition uploaded = lock.newCondition();
    private final Map<String, StoredFile> stored = new LinkedHashMap<>();
    private int underWay;
    private boolean closed;

    UploadScope(FileCalls files, Batches batches, CallRunner runner, Duration expiry) {
        this.files = files;
        this.batches = batches;
        this.runner = runner;
        this.expiry = expiry;
        // Refuses what the service would refuse now, not at the first upload.
        UploadOptions unused = UploadOptions.builder().expiresAfter(expiry).build();
    }

    @Override
    public StoredFile upload(FileSource source, UploadOptions options) {
        requireNonNull(source, "source");
        requireNonNull(options, "options");
        begin();
        try {
            return send(source, options);
        } finally {
            end();
        }
    }

    private StoredFile send(FileSource source, UploadOptions options) {
        UploadOptions expiring = options.expiresAfter().isPresent()
                ? options
                : options.toBuilder().expiresAfter(expiry).build();
        try {
            StoredFile file = files.upload(source, expiring);
            remember(file);
            return file;
        } catch (IntegrityException e) { // stored, though not as it was sent
            remember(StoredFile.builder(e.fileId(), source.name(), e.actualSize())
                    .build());
            throw e;
        }
    }

    @Override
    public BatchResult<FileSource, StoredFile> uploadAll(List<? extends FileSource> sources, BatchOptions options) {
        begin();
        try {
            return batches.uploadAll(sources, options, this::send);
        } finally {
            end();
        }
    }

    private void begin() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The scope is closed");
            }
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            underWay--;
            uploaded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void remember(StoredFile file) {
        lock.lock();
        try {
            stored.put(file.id(), file);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<StoredFile> files() {
        lock.lock();
        try {
            return List.copyOf(stored.values());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closing.lock();
        try {
            awaitUploads();
            deleteAll(files());
        } finally {
            closing.unlock();
        }
    }

    private void awaitUploads() {
        lock.lock();
        try {
            closed = true;
            while (underWay > 0) {
                uploaded.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void deleteAll(List<StoredFile> left) {
        List<TaskOutcome<String>> outcomes = ConcurrentTasks.run(
                new ConcurrentTasks.Settings(
                        CallerThreads.UNDECORATED,
                        "filechat-delete",
                        BatchOptions.DEFAULT_MAX_CONCURRENT,
                        1,
                        false,
                        false,
                        () -> false),
                left.size(),
                i -> 0,
                i -> delete(left.get(i).id()));
        List<RuntimeException> failures = new ArrayList<>();
        for (TaskOutcome<String> outcome : outcomes) {
            if (outcome instanceof TaskOutcome.Failed<String> failed) {
                failures.add(failed.cause());
            }
        }
        if (!failures.isEmpty()) {
            throw new BatchFailedException(
                    failures.size() + " of " + left.size() + " deletions at the end of a scope", failures, List.of());
        }
    }

    private String delete(String id) {
        Duration timeout = runner.timeout().compareTo(LONGEST_DELETE) < 0 ? runner.timeout() : LONGEST_DELETE;
        try {
            files.delete(id, timeout);
        } catch (NotFoundException e) { // deleted by another client, or expired
        }
        lock.lock();
        try {
            stored.remove(id);
        } finally {
            lock.unlock();
        }
        return id;
    }

    @Override
    public String toString() {
        return "FileScope[" + files().size() + " files]";
    }
}
