// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import static java.util.Objects.requireNonNull;

import dev.filechat.calls.Listing;
import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.CollectionsService;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.ListCollectionsRequest;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.SearchMatch;
import dev.filechat.collections.SearchRequest;
import dev.filechat.files.FilesService;
import dev.filechat.internal.batch.Batches;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.listing.TokenListing;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.CollectionsTransport;
import java.util.List;
import java.util.function.Supplier;

/** The calls about collections over two transports: that of the management, and that of the API. Thread-safe. */
public final class CollectionCalls implements CollectionsService {
    private final Supplier<ManagedCalls> management;
    private final CollectionsTransport api;
    private final CallRunner runner;
    private final FilesService files;
    private final Batches batches;

    /**
     * @param management connects to the management host when it is asked first
     * @param api carries searches
     * @param runner runs calls with the API key
     * @param files uploads documents
     */
    public CollectionCalls(
            Supplier<ManagedCalls> management, CollectionsTransport api, CallRunner runner, FilesService files) {
        this.management = management;
        this.api = api;
        this.runner = runner;
        this.files = files;
        this.batches = new Batches(files, runner);
    }

    @Override
    public DocumentCollection create(NewCollection settings) {
        String what = "Creating the collection "
                + ServerText.printable(requireNonNull(settings, "settings").name());
        ManagedCalls calls = management.get();
        CollectionInfo info = calls.runner()
                .run(
                        CallKind.CHANGE,
                        CallDetails.of(CallOperation.CREATE_COLLECTION, what),
                        call -> calls.transport().create(settings, call));
        return collection(info.id());
    }

    @Override
    public DocumentCollection collection(String collectionId) {
        return new LiveCollection(this, Checks.notBlank("collectionId", collectionId));
    }

    @Override
    public Listing<CollectionInfo> list(ListCollectionsRequest request) {
        requireNonNull(request, "request");
        return new TokenListing<>(
                () -> management.get().runner(),
                CallDetails.of(CallOperation.LIST_COLLECTIONS, "Listing collections"),
                (page, call) -> management.get().transport().list(request, page, call));
    }

    @Override
    public List<SearchMatch> search(SearchRequest request) {
        List<String> ids = requireNonNull(request, "request").collectionIds();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("request has no collection to search in; give it collectionIds");
        }
        String what = "Searching in " + (ids.size() == 1 ? "a collection" : ids.size() + " collections");
        return runner.run(
                CallKind.REPEATABLE,
                CallDetails.of(CallOperation.SEARCH_COLLECTIONS, what),
                call -> api.search(request, call));
    }

    /** {@return the calls of the management host} Connects to it at the first call. */
    ManagedCalls management() {
        return management.get();
    }

    FilesService files() {
        return files;
    }

    Batches batches() {
        return batches;
    }
}
