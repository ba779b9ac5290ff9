// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.util.stream.Stream;

/**
 * All files that fit a request, page by page. A page is requested when its first file is, so that a listing of any
 * length needs the memory of one page. Each iterator and each stream starts at the beginning; one of them belongs to
 * one thread. Made by the client; not meant to be implemented elsewhere.
 */
public interface FileListing extends Iterable<StoredFile> {
    /** {@return a lazy, ordered stream of the files} It need not be closed. */
    Stream<StoredFile> stream();
}
