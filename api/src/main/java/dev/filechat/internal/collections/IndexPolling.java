// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import static java.util.Objects.requireNonNull;

import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentStatus;
import dev.filechat.collections.IndexingFailedException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.call.Polling;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import dev.filechat.observe.CallOperation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits until documents are indexed. */
final class IndexPolling {
    /** What the service's own SDK waits between two looks. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final String GOES_ON = "the service continues to index";

    private final ManagedCalls management;
    private final CallRunner runner;
    private final String collectionId;
    private final Duration timeout;

    IndexPolling(ManagedCalls management, String collectionId, Duration timeout) {
        Checks.positive("timeout", requireNonNull(timeout, "timeout"));
        this.management = management;
        this.runner = management.runner();
        this.collectionId = collectionId;
        this.timeout = timeout;
    }

    /** @param name what messages call the document */
    DocumentInfo await(String fileId, String name) {
        String what = "Waiting until " + name + " is indexed";
        return polling(CallDetails.ofFile(CallOperation.GET_DOCUMENT, what, fileId))
                .await(call -> management.transport().getDocument(collectionId, fileId, call), document -> {
                    if (document.status().equals(DocumentStatus.FAILED)) {
                        throw new IndexingFailedException(
                                "Indexing " + name + " failed: "
                                        + ServerText.printable(document.error().orElse("the service does not say why")),
                                document);
                    }
                    return ended(document) ? Optional.of(document) : Optional.empty();
                });
    }

    /** @param name what messages call the collection */
    List<DocumentInfo> awaitAll(List<String> fileIds, String name) {
        String documents = fileIds.size() == 1 ? "1 document of " : fileIds.size() + " documents of ";
        String what = "Waiting until " + documents + name + (fileIds.size() == 1 ? " is" : " are") + " indexed";
        CallDetails details = CallDetails.of(CallOperation.GET_DOCUMENTS, what);
        long start = runner.timing().nanoTime();
        Map<String, DocumentInfo> indexed = new HashMap<>();
        for (int from = 0; from < fileIds.size(); from += DocumentLookup.AT_ONCE) {
            Duration left = timeout.minusNanos(runner.timing().nanoTime() - start);
            if (left.isNegative() || left.isZero()) {
                throw new CallTimeoutException(what + " did not end within " + timeout + "; " + GOES_ON, null, true, 0);
            }
            List<String> some = fileIds.subList(from, Math.min(fileIds.size(), from + DocumentLookup.AT_ONCE));
            for (DocumentInfo document : await(details, left, some)) {
                indexed.put(document.fileId(), document);
            }
        }
        return fileIds.stream().map(indexed::get).toList();
    }

    private List<DocumentInfo> await(CallDetails details, Duration left, List<String> fileIds) {
        return polling(details)
                .await(
                        call -> management.transport().getDocuments(collectionId, fileIds, call),
                        documents -> {
                            refuseMissing(details.description(), fileIds, documents);
                            return documents.stream().allMatch(IndexPolling::ended)
                                    ? Optional.of(documents)
                                    : Optional.empty();
                        },
                        left);
    }

    private Polling polling(CallDetails details) {
        return new Polling(runner, details, timeout, LONGEST_PAUSE, GOES_ON);
    }

    private static void refuseMissing(String what, List<String> fileIds, List<DocumentInfo> documents) {
        List<String> found = documents.stream().map(DocumentInfo::fileId).toList();
        for (String fileId : fileIds) {
            if (!found.contains(fileId)) {
                throw new NotFoundException(
                        what + " failed: there is no document " + ServerText.printable(fileId), null, 1);
            }
        }
    }

    private static boolean ended(DocumentInfo document) {
        return document.status().equals(DocumentStatus.PROCESSED)
                || document.status().equals(DocumentStatus.FAILED);
    }
}
