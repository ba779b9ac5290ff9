// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.files.ContentHash;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.listing.SortBy;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.files.sources.FileSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds files that were stored just before the process that uploaded them died. Thread-safe.
 *
 * <p>Such a file has the right name, size and content, was stored after its upload began, and is that of no other entry
 * in the journal.
 */
final class LostUploads {
    /** The most that the clocks of this machine and the service may differ. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final FilesService files;
    private final UploadJournal journal;
    private final Map<String, List<StoredFile>> candidates;

    private LostUploads(FilesService files, UploadJournal journal, Map<String, List<StoredFile>> candidates) {
        this.files = files;
        this.journal = journal;
        this.candidates = candidates;
    }

    /** Looks through the newest files for those of uploads that began and are not known to have ended. */
    static LostUploads look(FilesService files, UploadJournal journal, List<UploadJournal.Entry> entries) {
        Map<String, List<StoredFile>> candidates = new ConcurrentHashMap<>();
        Optional<Instant> since = entries.stream()
                .flatMap(entry -> journal.begun(entry).stream())
                .min(Instant::compareTo)
                .map(begun -> begun.minus(CLOCKS));
        if (since.isPresent()) {
            entries.stream()
                    .filter(entry -> journal.begun(entry).isPresent())
                    .forEach(entry -> candidates.put(entry.name(), new ArrayList<>()));
            ListFilesRequest newestFirst = ListFilesRequest.builder()
                    .sortBy(SortBy.CREATED_AT)
                    .order(SortOrder.DESCENDING)
                    .build();
            for (StoredFile file : files.listAll(newestFirst)) {
                if (file.createdAt().orElse(Instant.MAX).isBefore(since.get())) {
                    break;
                }
                List<StoredFile> named = candidates.get(file.name());
                if (named != null && !journal.knows(file.id())) {
                    named.add(file);
                }
            }
        }
        return new LostUploads(files, journal, candidates);
    }

    /** {@return the file of an entry, if its upload was completed} */
    Optional<StoredFile> find(UploadJournal.Entry entry, FileSource source) {
        if (journal.begun(entry).isEmpty()) {
            return Optional.empty();
        }
        List<StoredFile> sameSize = candidates.getOrDefault(entry.name(), List.of()).stream()
                .filter(file -> file.size() == entry.stamp().size())
                .toList();
        if (sameSize.isEmpty()) {
            return Optional.empty();
        }
        ContentHash content = files.hash(source);
        return sameSize.stream().filter(file -> content.equals(contentOf(file))).findFirst();
    }

    private ContentHash contentOf(StoredFile file) {
        return files.hash(FileSource.of(file.name(), () -> files.content(file.id())));
    }
}
