// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.listing;

import dev.filechat.errors.ProtocolException;
import dev.filechat.files.FileListing;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

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
        return new Files();
    }

    @Override
    public Stream<StoredFile> stream() {
        return StreamSupport.stream(
                () -> Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
                Spliterator.ORDERED | Spliterator.NONNULL,
                false);
    }

    private final class Files implements Iterator<StoredFile> {
        private @Nullable ListFilesRequest next = first;
        private Iterator<StoredFile> page = Collections.emptyIterator();
        /** An earlier token, replaced at growing intervals (Brent's algorithm), which detects every cycle of tokens. */
        private Optional<String> remembered = Optional.empty();

        private long count;

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && next != null) {
                turnPage(next);
            }
            return page.hasNext();
        }

        @Override
        public StoredFile next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }

        private void turnPage(ListFilesRequest request) {
            if (Long.bitCount(++count) == 1) {
                remembered = request.pageToken();
            }
            FilePage answer = pages.apply(request);
            page = answer.files().iterator();
            next = answer.nextPageToken()
                    .map(token -> request.toBuilder().pageToken(token).build())
                    .orElse(null);
            if (answer.nextPageToken().isPresent() && answer.nextPageToken().equals(remembered)) {
                throw new ProtocolException(
                        "Listing files would never end: the service gave the same page token again", null, 1);
            }
        }
    }
}
