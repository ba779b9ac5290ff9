// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.listing;

import dev.filechat.files.FileListing;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.spi.ListingPage;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A listing that asks for a page when its first file is needed. */
public final class PagedListing implements FileListing {
    private final Function<ListFilesRequest, FilePage> pages;
    private final ListFilesRequest first;

    public PagedListing(Function<ListFilesRequest, FilePage> pages, ListFilesRequest first) {
        this.pages = pages;
        this.first = first;
    }

    @Override
    public Iterator<StoredFile> iterator() {
        return new Pages<>("Listing files", first.pageToken(), this::page);
    }

    private ListingPage<StoredFile> page(Optional<String> token) {
        FilePage page = pages.apply(
                token.equals(first.pageToken())
                        ? first
                        : first.toBuilder().pageToken(token.orElseThrow()).build());
        return ListingPage.of(page.files(), page.nextPageToken().orElse(null));
    }

    @Override
    public Stream<StoredFile> stream() {
        return Pages.stream(this);
    }
}
