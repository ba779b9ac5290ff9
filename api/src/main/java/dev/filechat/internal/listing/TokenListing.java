// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.listing;

import dev.filechat.calls.Listing;
import dev.filechat.spi.ListingPage;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A listing by pages. Thread-safe. */
public final class TokenListing<T> implements Listing<T> {
    private final String what;
    private final Function<Optional<String>, ListingPage<T>> pages;

    /**
     * @param what what is listed, as the beginning of a sentence
     * @param pages requests the page of a token; the first one without a token
     */
    public TokenListing(String what, Function<Optional<String>, ListingPage<T>> pages) {
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
        return "Listing[" + what + "]";
    }
}
