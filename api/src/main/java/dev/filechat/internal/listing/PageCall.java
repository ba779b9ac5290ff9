// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.listing;

import dev.filechat.spi.CallContext;
import dev.filechat.spi.ListingPage;
import dev.filechat.spi.PageRequest;
import dev.filechat.spi.TransportException;

/** One attempt to get a page. */
@FunctionalInterface
public interface PageCall<T> {
    ListingPage<T> run(PageRequest page, CallContext call) throws TransportException;
}
