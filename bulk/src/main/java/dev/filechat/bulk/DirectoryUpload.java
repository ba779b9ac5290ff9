// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.util.Objects.requireNonNull;

import dev.filechat.bulk.internal.log.Sha256;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.files.sources.PathSource;
import dev.filechat.internal.text.IoFailures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Uploads the files of a directory, and continues where a run before it stopped. One use. */
final class DirectoryUpload {
    private final FilesService files;
    private final InstantSource clock;
    private final Path journalFile;
    private final UploadJournal journal;
    private final FileStep step;

    private DirectoryUpload(
            FilesService files, InstantSource clock, Path journalFile, UploadJournal journal, FileStep step) {
        this.files = files;
        this.clock = clock;
        this.journalFile = journalFile;
        this.journal = journal;
        this.step = step;
    }

    /**
     * Uploads files, and does a step with each.
     *
     * @param account whose files they are on the service
     * @param step makes the step, once the journal is read
     */
    static BatchResult<FileSource, StoredFile> run(
            FilesService files,
            InstantSource clock,
            String account,
            Path directory,
            String glob,
            Path journalFile,
            BatchOptions options,
            Function<UploadJournal, FileStep> step) {
        SortedMap<String, DirectoryFiles.Found> found = DirectoryFiles.find(directory, glob);
        found.values().removeIf(file -> isOneOf(journalFile, file.path()));
        UploadJournal journal;
        try {
            String owner = Sha256.of(account + "\n" + directory.toRealPath());
            journal = UploadJournal.read(journalFile, owner);
        } catch (IOException e) {
            throw new SourceUnreadableException(
                    "The journal " + journalFile + " cannot be read: " + IoFailures.reason(e), e, 0);
        }
        return new DirectoryUpload(files, clock, journalFile, journal, step.apply(journal)).run(found, options);
    }

    private static boolean isOneOf(Path journalFile, Path file) {
        try {
            Path directory = journalFile.toAbsolutePath().getParent();
            return directory != null
                    && directory.toRealPath().resolve(journalFile.getFileName()).equals(file);
        } catch (IOException e) { // no such directory: writing the journal reports it
            return false;
        }
    }

    /** A file of the directory, and what is stored of it. */
    private record Item(UploadJournal.Entry entry, Optional<StoredFile> stored) {}

    private BatchResult<FileSource, StoredFile> run(
            SortedMap<String, DirectoryFiles.Found> found, BatchOptions options) {
        Map<FileSource, Item> todo = new LinkedHashMap<>();
        Map<FileSource, Optional<StoredFile>> all = new LinkedHashMap<>();
        found.forEach((name, file) -> {
            FileSource source = new PathSource(name, file.path(), false);
            UploadJournal.Entry entry = new UploadJournal.Entry(name, file.stamp());
            Optional<StoredFile> stored = journal.finished(entry).filter(this::lasts);
            Optional<StoredFile> finished = stored.filter(one -> step.isDone(entry, one));
            all.put(source, finished);
            if (finished.isEmpty()) {
                todo.put(source, new Item(entry, stored));
            }
        });
        step.begin(
                todo.values().stream().flatMap(item -> item.stored().stream()).toList());
        LostUploads lost = LostUploads.look(
                files,
                journal,
                todo.values().stream()
                        .filter(item -> item.stored().isEmpty())
                        .map(Item::entry)
                        .toList());
        BatchResult<FileSource, StoredFile> batch = files.uploadAll(
                List.copyOf(todo.keySet()),
                options,
                (source, upload) -> handle(source, requireNonNull(todo.get(source)), upload, lost));
        return merged(all, batch);
    }

    private boolean lasts(StoredFile file) {
        return file.expiresAt().map(end -> end.isAfter(clock.instant())).orElse(true);
    }

    private StoredFile handle(FileSource source, Item item, UploadOptions options, LostUploads lost) {
        try {
            FileStep.Rest rest = step.prepare(item.entry());
            StoredFile stored =
                    item.stored().isPresent() ? item.stored().get() : upload(source, item.entry(), options, lost);
            rest.run(stored);
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The journal " + journalFile + " cannot be written: " + IoFailures.reason(e), e);
        }
    }

    private StoredFile upload(FileSource source, UploadJournal.Entry entry, UploadOptions options, LostUploads lost)
            throws IOException {
        Optional<StoredFile> before = lost.find(entry, source);
        if (before.isEmpty()) {
            journal.begin(entry, clock.instant());
        }
        StoredFile stored = before.orElseGet(() -> files.upload(source, options));
        journal.finish(entry, stored);
        return stored;
    }

    private static BatchResult<FileSource, StoredFile> merged(
            Map<FileSource, Optional<StoredFile>> all, BatchResult<FileSource, StoredFile> batch) {
        List<BatchOutcome<FileSource, StoredFile>> results = new ArrayList<>();
        var now = batch.all().iterator();
        all.forEach((source, before) ->
                results.add(before.isPresent() ? new BatchOutcome.Done<>(source, before.get()) : now.next()));
        return new BatchResult<>(results);
    }
}
