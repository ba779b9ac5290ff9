// SPDX-License-Identifier: Apache-2.0
package dev.filechat.calls;

import java.util.stream.Stream;

/**
 * What the service lists, page by page. A page is requested when its first element is, so that a listing of
 * any length needs the memory of one page. Each iterator and each stream starts at the beginning; one of them belongs
 * to one thread. Made by the client; not meant to be implemented elsewhere.
 *
 * @param <T> the type of the elements
 */
public interface Listing<T> extends Iterable<T> {
    /** {@return a lazy, ordered stream of the elements} It need not be closed. */
    Stream<T> stream();
}
