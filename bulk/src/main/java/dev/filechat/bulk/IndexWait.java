// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentStatus;
import dev.filechat.collections.IndexingFailedException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Waits until documents are indexed, and makes failures of those that are not. One use. */
final class IndexWait {
    private final DocumentCollection collection;
    private final Duration timeout;
    private final Map<String, DocumentInfo> documents = new HashMap<>();
    private boolean looked;
    private @Nullable FileChatException failure;

    IndexWait(DocumentCollection collection, Duration timeout) {
        this.collection = collection;
        this.timeout = timeout;
    }

    /** {@return the same outcomes, with a failure for each document that is not indexed} */
    BatchResult<FileSource, StoredFile> await(BatchResult<FileSource, StoredFile> added) {
        List<String> ids = added.values().stream().map(StoredFile::id).toList();
        try {
            take(collection.documents(ids)); // one that is not there would end the wait for all
            List<String> open = ids.stream()
                    .filter(id -> documents.containsKey(id) && !ended(documents.get(id)))
                    .toList();
            if (!open.isEmpty()) {
                take(collection.awaitAllIndexed(open, timeout));
            }
        } catch (FileChatException e) {
            failure = e;
            takeAfter(e, ids);
        }
        return new BatchResult<>(added.all().stream().map(this::outcome).toList());
    }

    private void takeAfter(FileChatException e, List<String> ids) {
        try {
            take(collection.documents(ids));
        } catch (FileChatException again) {
            e.addSuppressed(again);
        }
    }

    private void take(List<DocumentInfo> found) {
        found.forEach(document -> documents.put(document.fileId(), document));
        looked = true;
    }

    private static boolean ended(DocumentInfo document) {
        return document.status().equals(DocumentStatus.PROCESSED)
                || document.status().equals(DocumentStatus.FAILED);
    }

    private BatchOutcome<FileSource, StoredFile> outcome(BatchOutcome<FileSource, StoredFile> outcome) {
        if (!(outcome instanceof BatchOutcome.Done<FileSource, StoredFile> done)) {
            return outcome;
        }
        DocumentInfo document = documents.get(done.value().id());
        if (document != null && document.status().equals(DocumentStatus.PROCESSED)) {
            return done;
        }
        return new BatchOutcome.Failed<>(done.input(), cause(done.value(), document));
    }

    private FileChatException cause(StoredFile file, @Nullable DocumentInfo document) {
        String name = "\"" + ServerText.printable(file.name()) + "\" (" + ServerText.printable(file.id()) + ")";
        if (document != null && document.status().equals(DocumentStatus.FAILED)) {
            return new IndexingFailedException(
                    "Indexing " + name + " failed: "
                            + ServerText.printable(document.error().orElse("the service does not say why")),
                    document);
        }
        if (failure != null && (document != null || !looked)) {
            return failure;
        }
        return new NotFoundException(
                "Waiting until " + name + " is indexed failed: it was removed from the collection "
                        + ServerText.printable(collection.id()),
                null,
                1);
    }
}
