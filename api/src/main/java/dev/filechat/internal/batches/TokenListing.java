// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batches;

import dev.filechat.batches.BatchListing;
import dev.filechat.internal.listing.Pages;
import dev.filechat.spi.ListingPage;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A listing by pages. Thread-safe. */
final class TokenListing<T> implements BatchListing<T> {
    private final String what;
    private final Function<Optional<String>, ListingPage<T>> pages;

    TokenListing(String what, Function<Optional<String>, ListingPage<T>> pages) {
        this.what = what;
        this.pages = pages;
    }

    @Override
    public Iterator<T> iterator() {
        return new Pages<>(what, Optional.empty(), pages);
    }

    @Override
    public Stream<T> stream() {
        return Pages.stream(this);
    }

    @Override
    public String toString() {
        return "BatchListing[" + what + "]";
    }
}
