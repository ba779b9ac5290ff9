// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.util.Objects.requireNonNull;

import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.NewDocument;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.ServiceException;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Adds the stored files of a directory to a collection. The document that a file replaces is removed before, as fields
 * may have to be unique, and its file is deleted after that. Thread-safe.
 */
final class DocumentStep implements FileStep {
    private final FilesService files;
    private final DocumentCollection collection;
    private final Path directory;
    private final Function<? super Path, ? extends Map<String, String>> fields;
    private final UploadJournal journal;
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    private DocumentStep(
            FilesService files,
            DocumentCollection collection,
            Path directory,
            Function<? super Path, ? extends Map<String, String>> fields,
            UploadJournal journal) {
        this.files = files;
        this.collection = collection;
        this.directory = directory;
        this.fields = fields;
        this.journal = journal;
    }

    /**
     * {@return the step} Looks up the collection, so that nothing is uploaded without one, or without a key for it.
     *
     * @throws IllegalArgumentException if the journal is that of another collection, directory or account
     */
    static DocumentStep of(
            FilesService files,
            DocumentCollection collection,
            Path directory,
            Path journalFile,
            AddDirectoryOptions options,
            UploadJournal journal) {
        journal.refuses(collection.id()).ifPresent(reason -> {
            throw new IllegalArgumentException("The journal " + journalFile + " is that " + reason
                    + ". Give each collection and each directory a journal of its own");
        });
        CollectionInfo unused = collection.info();
        return new DocumentStep(files, collection, directory, options.fields(), journal);
    }

    @Override
    public boolean isDone(UploadJournal.Entry entry, StoredFile file) {
        return journal.added(file.id()) && journal.replacedBy(entry, file.id()).isEmpty();
    }

    /** Looks which files were added without a line of the journal. */
    @Override
    public void begin(List<StoredFile> stored) {
        List<String> open = stored.stream()
                .map(StoredFile::id)
                .filter(id -> !journal.added(id))
                .toList();
        collection.documents(open).stream().map(DocumentInfo::fileId).forEach(found::add);
    }

    @Override
    public Rest prepare(UploadJournal.Entry entry) throws IOException {
        Path path = directory.resolve(entry.name());
        NewDocument document = NewDocument.of(path)
                .withFields(requireNonNull(fields.apply(path), () -> "the fields of " + path + " are null"));
        journal.belongTo(collection.id());
        return file -> {
            List<String> replaced = journal.replacedBy(entry, file.id());
            replaced.forEach(this::remove);
            if (!journal.added(file.id())) {
                add(NewDocument.of(file).withFields(document.fields()), file.id());
                journal.add(file.id());
            }
            for (String old : replaced) {
                delete(old);
                journal.delete(old);
            }
        };
    }

    private void add(NewDocument document, String fileId) {
        if (found.contains(fileId)) {
            return;
        }
        try {
            String unused = collection.add(document);
        } catch (ServiceException e) {
            if (!isThere(fileId, e)) {
                throw e;
            }
        }
    }

    /** {@return whether a document is there} The addition of a process that died may come after {@link #begin}. */
    private boolean isThere(String fileId, ServiceException refusal) {
        try {
            return !collection.documents(List.of(fileId)).isEmpty();
        } catch (FileChatException e) {
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    private void remove(String fileId) {
        try {
            collection.remove(fileId);
        } catch (NotFoundException e) { // it expired, was never added, or was removed by a process that died then
        }
    }

    private void delete(String fileId) {
        try {
            files.delete(fileId);
        } catch (NotFoundException e) { // it expired, or was deleted by a process that died then
        }
    }
}
