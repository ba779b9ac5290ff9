// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.listing;

import dev.filechat.calls.Listing;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.spi.ListingPage;
import dev.filechat.spi.PageRequest;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A listing whose pages are calls. Thread-safe. */
public final class TokenListing<T> implements Listing<T> {
    /** The most that the service gives of a page. */
    private static final int PAGE = 100;

    private final Supplier<CallRunner> runner;
    private final CallDetails details;
    private final PageCall<T> pages;

    /**
     * @param runner gives what runs a call
     * @param details what each call is
     * @param pages requests a page
     */
    public TokenListing(Supplier<CallRunner> runner, CallDetails details, PageCall<T> pages) {
        this.runner = runner;
        this.details = details;
        this.pages = pages;
    }

    @Override
    public Iterator<T> iterator() {
        return new Pages<>(details.description(), Optional.empty(), this::page);
    }

    private ListingPage<T> page(Optional<String> token) {
        PageRequest request = new PageRequest(PAGE, token.orElse(null));
        return runner.get().run(CallKind.REPEATABLE, details, call -> pages.run(request, call));
    }

    @Override
    public Stream<T> stream() {
        return Pages.stream(this);
    }

    @Override
    public String toString() {
        return "Listing[" + details.description() + "]";
    }
}
