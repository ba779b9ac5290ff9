// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import dev.filechat.spi.CallContext;
import dev.filechat.spi.CollectionsTransport;
import dev.filechat.spi.ListingPage;
import dev.filechat.spi.PageRequest;
import dev.filechat.spi.TransportException;

/** One attempt to get a page. */
@FunctionalInterface
interface PageCall<T> {
    ListingPage<T> run(CollectionsTransport transport, PageRequest page, CallContext call) throws TransportException;
}
