// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.files;

import dev.filechat.proto.FilesSortBy;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.Ordering;
import dev.filechat.testkit.internal.store.FileRecord;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Filters files, sorts them and cuts them into pages. A page begins after the last file of the one before, deleted or
 * not.
 */
final class ListPages {

    private static final int MAX_LIMIT = 100;

    private ListPages() {}

    static ListFilesResponse page(List<FileRecord> files, ListFilesRequest request) {
        FilesSortBy sortBy = request.getSortBy();
        Ordering order = request.getOrder();
        if (sortBy == FilesSortBy.UNRECOGNIZED || order == Ordering.UNRECOGNIZED) {
            throw invalid("Unknown order or sort_by.");
        }
        List<FileRecord> rest = sortedRest(files, request);
        int limit = request.getLimit() <= 0 ? MAX_LIMIT : Math.min(request.getLimit(), MAX_LIMIT);
        List<FileRecord> page = rest.subList(0, Math.min(limit, rest.size()));
        ListFilesResponse.Builder response = ListFilesResponse.newBuilder();
        page.forEach(file -> response.addData(file.toMessage()));
        if (page.size() < rest.size()) {
            response.setPaginationToken(
                    PageToken.at(page.get(page.size() - 1), request).encode());
        }
        return response.build();
    }

    private static List<FileRecord> sortedRest(List<FileRecord> files, ListFilesRequest request) {
        Comparator<PageToken> comparator = PageToken.comparator(request);
        Stream<FileRecord> sorted = files.stream()
                .filter(ListFilter.of(request.getFilter()))
                .sorted(Comparator.comparing(file -> PageToken.at(file, request), comparator));
        if (request.getPaginationToken().isEmpty()) {
            return sorted.toList();
        }
        PageToken after = decode(request);
        return sorted.filter(file -> comparator.compare(PageToken.at(file, request), after) > 0)
                .toList();
    }

    private static PageToken decode(ListFilesRequest request) {
        try {
            PageToken decoded = PageToken.decode(request.getPaginationToken());
            if (decoded.belongsTo(request)) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw invalid("Invalid pagination_token.");
        }
        throw invalid("The pagination_token belongs to another order, sort_by or filter.");
    }

    private static StatusRuntimeException invalid(String message) {
        return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
    }
}
