// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import static java.util.Objects.requireNonNull;

import dev.filechat.calls.Listing;
import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentUpdate;
import dev.filechat.collections.ListDocumentsRequest;
import dev.filechat.collections.NewDocument;
import dev.filechat.collections.SearchMatch;
import dev.filechat.collections.SearchRequest;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.listing.TokenListing;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.GivenLists;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import dev.filechat.observe.CallOperation;
import java.time.Duration;
import java.util.List;

/** A collection of the service. Thread-safe. */
final class LiveCollection implements DocumentCollection {
    /** Less than the 20 MiB of the largest message of the service's SDK. */
    private static final int MAX_CONTENT = 20_000_000;

    private static final CollectionUpdate NO_CHANGE = CollectionUpdate.builder().build();
    private static final DocumentUpdate NO_DOCUMENT_CHANGE =
            DocumentUpdate.builder().build();

    private final CollectionCalls calls;
    private final String id;

    LiveCollection(CollectionCalls calls, String id) {
        this.calls = calls;
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CollectionInfo info() {
        return run(
                CallKind.REPEATABLE,
                CallDetails.of(CallOperation.GET_COLLECTION, "Looking up " + name()),
                (management, call) -> management.transport().get(id, call));
    }

    @Override
    public CollectionInfo update(CollectionUpdate update) {
        if (requireNonNull(update, "update").equals(NO_CHANGE)) {
            throw new IllegalArgumentException("update changes nothing");
        }
        return run(
                CallKind.CHANGE,
                CallDetails.of(CallOperation.UPDATE_COLLECTION, "Changing " + name()),
                (management, call) -> management.transport().update(id, update, call));
    }

    @Override
    public void delete() {
        end(CallDetails.of(CallOperation.DELETE_COLLECTION, "Deleting " + name()), (management, call) -> {
            management.transport().delete(id, call);
            return true;
        });
    }

    @Override
    public String generateDescription() {
        ManagedCalls management = calls.management();
        CallRunner runner = management.runner();
        return runner.runThinking(
                CallDetails.of(CallOperation.DESCRIBE_COLLECTION, "Describing " + name()),
                runner.settings(),
                call -> management.transport().generateDescription(id, call));
    }

    @Override
    public String add(NewDocument document) {
        return additions().add(requireNonNull(document, "document"));
    }

    @Override
    public BatchResult<NewDocument, String> addAll(List<NewDocument> documents, BatchOptions options) {
        return additions().addAll(GivenLists.checked("documents", documents), requireNonNull(options, "options"));
    }

    private DocumentAdditions additions() {
        return new DocumentAdditions(calls, id, name());
    }

    @Override
    public DocumentInfo awaitIndexed(String fileId, Duration timeout) {
        Checks.notBlank("fileId", fileId);
        return new IndexPolling(calls.management(), id, timeout).await(fileId, name(fileId));
    }

    @Override
    public List<DocumentInfo> awaitAllIndexed(List<String> fileIds, Duration timeout) {
        List<String> ids = GivenLists.ids("fileIds", fileIds);
        return new IndexPolling(calls.management(), id, timeout).awaitAll(ids, name());
    }

    @Override
    public Listing<DocumentInfo> documents(ListDocumentsRequest request) {
        requireNonNull(request, "request");
        return new TokenListing<>(
                () -> calls.management().runner(),
                CallDetails.of(CallOperation.LIST_DOCUMENTS, "Listing the documents of " + name()),
                (page, call) -> calls.management().transport().listDocuments(id, request, page, call));
    }

    @Override
    public DocumentInfo document(String fileId) {
        Checks.notBlank("fileId", fileId);
        return run(
                CallKind.REPEATABLE,
                CallDetails.ofFile(CallOperation.GET_DOCUMENT, "Looking up " + name(fileId), fileId),
                (management, call) -> management.transport().getDocument(id, fileId, call));
    }

    @Override
    public List<DocumentInfo> documents(List<String> fileIds) {
        List<String> ids = GivenLists.ids("fileIds", fileIds);
        return new DocumentLookup(calls.management(), id, name()).find(ids);
    }

    @Override
    public DocumentInfo update(String fileId, DocumentUpdate update) {
        Checks.notBlank("fileId", fileId);
        if (requireNonNull(update, "update").equals(NO_DOCUMENT_CHANGE)) {
            throw new IllegalArgumentException("update changes nothing");
        }
        update.content().ifPresent(content -> {
            if (content.remaining() > MAX_CONTENT) {
                throw new IllegalArgumentException("The content of update has " + content.remaining()
                        + " bytes; a call takes " + MAX_CONTENT
                        + " at most. Upload it as a new file, add that, and remove the old document");
            }
        });
        return run(
                CallKind.REPEATABLE,
                CallDetails.ofFile(CallOperation.UPDATE_DOCUMENT, "Changing " + name(fileId), fileId),
                (management, call) -> management.transport().updateDocument(id, fileId, update, call));
    }

    @Override
    public void reindex(String fileId) {
        Checks.notBlank("fileId", fileId);
        Boolean unused = run(
                CallKind.REPEATABLE,
                CallDetails.ofFile(CallOperation.REINDEX_DOCUMENT, "Indexing " + name(fileId) + " again", fileId),
                (management, call) -> {
                    management.transport().reindexDocument(id, fileId, call);
                    return true;
                });
    }

    @Override
    public void remove(String fileId) {
        Checks.notBlank("fileId", fileId);
        end(
                CallDetails.ofFile(CallOperation.REMOVE_DOCUMENT, "Removing " + name(fileId), fileId),
                (management, call) -> {
                    management.transport().removeDocument(id, fileId, call);
                    return true;
                });
    }

    @Override
    public List<SearchMatch> search(SearchRequest request) {
        List<String> ids = requireNonNull(request, "request").collectionIds();
        if (ids.isEmpty()) {
            return calls.search(request.withCollectionIds(List.of(id)));
        }
        if (!ids.equals(List.of(id))) {
            throw new IllegalArgumentException(
                    "request has other collections than this one; CollectionsService.search takes it");
        }
        return calls.search(request);
    }

    private <T> T run(CallKind kind, CallDetails details, ManagedAttempt<T> attempt) {
        ManagedCalls management = calls.management();
        return management.runner().run(kind, details, call -> attempt.run(management, call));
    }

    /** Ends something. If it is gone after an attempt of unknown outcome, that attempt has ended it. */
    private void end(CallDetails details, ManagedAttempt<Boolean> attempt) {
        ManagedCalls management = calls.management();
        CallRunner runner = management.runner();
        Boolean unused = runner.run(details, runner.settings(), call -> {
            Attempts attempts = new Attempts(runner, CallKind.REPEATABLE, details.description(), call);
            try {
                return runner.repeat(attempts, call, one -> attempt.run(management, one));
            } catch (NotFoundException e) {
                if (attempts.mayHaveHappened()) {
                    return true;
                }
                throw e;
            }
        });
    }

    private String name() {
        return "the collection " + ServerText.printable(id);
    }

    private String name(String fileId) {
        return "the document " + ServerText.printable(fileId) + " of " + name();
    }

    @Override
    public String toString() {
        return ServerText.escaped("DocumentCollection[" + id + "]");
    }
}
