// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a sorted list. It begins after the last element of the one before, whether that is still there or not.
 *
 * @param elements what is on it
 * @param nextToken where the next page begins; empty on the last one
 */
record SortedPage<T>(List<T> elements, String nextToken) {

    private static final int MAX_LIMIT = 100;
    private static final String SEPARATOR = "\0";
    private static final int PARTS = 3;

    /**
     * Where an element stands.
     *
     * @param value what is sorted by
     * @param id tells elements of the same value apart
     */
    record Key(String value, String id) {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::value).thenComparing(Key::id);

        /** A number that sorts as a text. */
        static String of(long number) {
            return "%020d".formatted(number);
        }
    }

    /**
     * What of a list is asked for.
     *
     * @param limit the most elements; 0 or less, or more than 100, are 100
     * @param token where the page begins; empty for the first one
     * @param descending whether the largest comes first
     * @param list says which list it is, with its sort and filter, to which a token belongs
     */
    record Wanted(int limit, String token, boolean descending, String list) {}

    static <T> SortedPage<T> of(List<T> all, Function<T, Key> key, Wanted wanted) {
        Comparator<Key> order = wanted.descending() ? Key.ORDER.reversed() : Key.ORDER;
        List<T> sorted = all.stream().sorted(Comparator.comparing(key, order)).toList();
        if (!wanted.token().isEmpty()) {
            Key after = decode(wanted);
            sorted = sorted.stream()
                    .filter(element -> order.compare(key.apply(element), after) > 0)
                    .toList();
        }
        int limit = wanted.limit() <= 0 ? MAX_LIMIT : Math.min(wanted.limit(), MAX_LIMIT);
        List<T> page = sorted.subList(0, Math.min(limit, sorted.size()));
        boolean last = page.size() == sorted.size();
        return new SortedPage<>(page, last ? "" : encode(key.apply(page.getLast()), wanted));
    }

    private static String encode(Key key, Wanted wanted) {
        String plain = String.join(SEPARATOR, fingerprint(wanted), key.id(), key.value());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static Key decode(Wanted wanted) {
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(wanted.token()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.of("Invalid pagination_token.");
        }
        List<String> parts = List.of(plain.split(SEPARATOR, PARTS));
        InvalidRequest.unless(parts.size() == PARTS, "Invalid pagination_token.");
        InvalidRequest.unless(
                parts.getFirst().equals(fingerprint(wanted)),
                "The pagination_token belongs to another list, order, sort_by or filter.");
        return new Key(parts.get(2), parts.get(1));
    }

    private static String fingerprint(Wanted wanted) {
        return Integer.toHexString((wanted.list() + wanted.descending()).hashCode());
    }
}
