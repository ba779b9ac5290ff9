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

/** Uploads the files of a directory, and continues where a run before it stopped. One use. */
final class DirectoryUpload {
    private final FilesService files;
    private final InstantSource clock;
    private final Path journalFile;
    private final UploadJournal journal;

    private DirectoryUpload(FilesService files, InstantSource clock, Path journalFile, UploadJournal journal) {
        this.files = files;
        this.clock = clock;
        this.journalFile = journalFile;
        this.journal = journal;
    }

    static BatchResult<FileSource, StoredFile> run(
            FilesService files,
            InstantSource clock,
            String account,
            Path directory,
            String glob,
            Path journalFile,
            BatchOptions options) {
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
        return new DirectoryUpload(files, clock, journalFile, journal).run(found, options);
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

    private BatchResult<FileSource, StoredFile> run(
            SortedMap<String, DirectoryFiles.Found> found, BatchOptions options) {
        Map<FileSource, UploadJournal.Entry> todo = new LinkedHashMap<>();
        Map<FileSource, Optional<StoredFile>> all = new LinkedHashMap<>();
        found.forEach((name, file) -> {
            FileSource source = new PathSource(name, file.path(), false);
            UploadJournal.Entry entry = new UploadJournal.Entry(name, file.stamp());
            Optional<StoredFile> stored = journal.finished(entry).filter(this::lasts);
            all.put(source, stored);
            if (stored.isEmpty()) {
                todo.put(source, entry);
            }
        });
        LostUploads lost = LostUploads.look(files, journal, List.copyOf(todo.values()));
        BatchResult<FileSource, StoredFile> batch = files.uploadAll(
                List.copyOf(todo.keySet()),
                options,
                (source, upload) -> upload(source, requireNonNull(todo.get(source)), upload, lost));
        return merged(all, batch);
    }

    private boolean lasts(StoredFile file) {
        return file.expiresAt().map(end -> end.isAfter(clock.instant())).orElse(true);
    }

    private StoredFile upload(FileSource source, UploadJournal.Entry entry, UploadOptions options, LostUploads lost) {
        try {
            Optional<StoredFile> before = lost.find(entry, source);
            if (before.isEmpty()) {
                journal.begin(entry, clock.instant());
            }
            StoredFile stored = before.orElseGet(() -> files.upload(source, options));
            journal.finish(entry, stored);
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The journal " + journalFile + " cannot be written: " + IoFailures.reason(e), e);
        }
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
