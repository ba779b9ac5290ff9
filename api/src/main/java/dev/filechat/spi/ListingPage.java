// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing. Immutable and thread-safe.
 *
 * @param <T> the type of the elements
 */
public final class ListingPage<T> {
    private final List<T> elements;
    private final @Nullable String nextToken;

    private ListingPage(List<T> elements, @Nullable String nextToken) {
        this.elements = List.copyOf(elements);
        this.nextToken = nextToken == null || nextToken.isEmpty() ? null : nextToken;
    }

    /**
     * {@return a page}
     *
     * @param <T> the type of the elements
     * @param elements the elements in their order
     * @param nextToken where the next page starts, null or empty on the last one
     */
    public static <T> ListingPage<T> of(List<T> elements, @Nullable String nextToken) {
        return new ListingPage<>(elements, nextToken);
    }

    /** {@return the elements in their order} */
    public List<T> elements() {
        return elements;
    }

    /** {@return where the next page starts; empty on the last one} */
    public Optional<String> nextToken() {
        return Optional.ofNullable(nextToken);
    }

    @Override
    public String toString() {
        return "ListingPage[" + elements.size() + " elements" + (nextToken == null ? "]" : ", more follow]");
    }
}
