// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.listing;

import dev.filechat.errors.ProtocolException;
import dev.filechat.spi.ListingPage;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The elements of a listing; asks for a page when its first element is needed. Not thread-safe. */
public final class Pages<T> implements Iterator<T> {
    private final String what;
    private final Function<Optional<String>, ListingPage<T>> pages;
    private Optional<String> next;
    private boolean more = true;
    private Iterator<T> page = Collections.emptyIterator();
    /** An earlier token, replaced at growing intervals (Brent's algorithm), which detects every cycle of tokens. */
    private Optional<String> remembered = Optional.empty();

    private long count;

    /**
     * @param what what is done, as the beginning of a sentence: {@code Listing files}
     * @param first where the first page starts; empty for the beginning
     * @param pages gives the page that starts at a token
     */
    public Pages(String what, Optional<String> first, Function<Optional<String>, ListingPage<T>> pages) {
        this.what = what;
        this.next = first;
        this.pages = pages;
    }

    /** {@return the elements of iterables like this as a stream} */
    public static <T> Stream<T> stream(Iterable<T> listing) {
        return StreamSupport.stream(
                () -> Spliterators.spliteratorUnknownSize(
                        listing.iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
                Spliterator.ORDERED | Spliterator.NONNULL,
                false);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && more) {
            turnPage();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    private void turnPage() {
        if (Long.bitCount(++count) == 1) {
            remembered = next;
        }
        ListingPage<T> answer = pages.apply(next);
        page = answer.elements().iterator();
        next = answer.nextToken();
        more = next.isPresent();
        if (more && next.equals(remembered)) {
            throw new ProtocolException(what + " would never end: the service gave the same page token again", null, 1);
        }
    }
}
