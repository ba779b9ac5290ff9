// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.files;

import dev.filechat.proto.FilesSortBy;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.Ordering;
import dev.filechat.testkit.internal.store.FileRecord;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** The place in a sorted list after which the next page begins, and the sort and filter that it belongs to. */
record PageToken(
        FilesSortBy sortBy, Ordering order, Instant createdAt, long size, String id, String name, String filter) {

    /** Does not occur in names or ids. What it does in the filter is no matter: that is the last part. */
    private static final String SEPARATOR = "\0";

    private static final int PARTS = 7;

    static PageToken at(FileRecord file, ListFilesRequest request) {
        return new PageToken(
                request.getSortBy(),
                request.getOrder(),
                file.createdAt(),
                file.content().size(),
                file.id(),
                file.name(),
                request.getFilter());
    }

    boolean belongsTo(ListFilesRequest request) {
        return sortBy == request.getSortBy() && order == request.getOrder() && filter.equals(request.getFilter());
    }

    /** The order of the list. Files that the sort finds equal stand in the order of their uploads. */
    static Comparator<PageToken> comparator(ListFilesRequest request) {
        Comparator<PageToken> ascending = switch (request.getSortBy()) {
            case FILES_SORT_BY_FILENAME -> Comparator.comparing(PageToken::name);
            case FILES_SORT_BY_SIZE -> Comparator.comparingLong(PageToken::size);
            default -> Comparator.comparing(PageToken::createdAt);
        };
        Comparator<PageToken> stable = ascending.thenComparing(PageToken::id);
        return request.getOrder() == Ordering.DESCENDING ? stable.reversed() : stable;
    }

    String encode() {
        String plain = String.join(
                SEPARATOR, sortBy.name(), order.name(), createdAt.toString(), Long.toString(size), id, name, filter);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encode} wrote; anything else is an IllegalArgumentException. */
    static PageToken decode(String token) {
        byte[] plain = Base64.getUrlDecoder().decode(token);
        List<String> parts = List.of(new String(plain, StandardCharsets.UTF_8).split(SEPARATOR, PARTS));
        if (parts.size() != PARTS) {
            throw new IllegalArgumentException("not a page token");
        }
        try {
            return new PageToken(
                    FilesSortBy.valueOf(parts.get(0)),
                    Ordering.valueOf(parts.get(1)),
                    Instant.parse(parts.get(2)),
                    Long.parseLong(parts.get(3)),
                    parts.get(4),
                    parts.get(5),
                    parts.get(6));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a page token", e);
        }
    }
}
