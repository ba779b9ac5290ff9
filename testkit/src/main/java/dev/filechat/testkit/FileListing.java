// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.proto.FilesSortBy;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.Ordering;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Comparator;
import java.util.List;

/** Sorts files and cuts them into pages. A page begins after the last file of the one before, deleted or not. */
final class FileListing {

    private static final int MAX_LIMIT = 100;

    private FileListing() {}

    static ListFilesResponse page(List<FileRecord> files, ListFilesRequest request) {
        if (!request.getFilter().isEmpty()) {
            throw Status.UNIMPLEMENTED
                    .withDescription("The fake does not evaluate the filter of ListFiles.")
                    .asRuntimeException();
        }
        FilesSortBy sortBy = request.getSortBy();
        Ordering order = request.getOrder();
        if (sortBy == FilesSortBy.UNRECOGNIZED || order == Ordering.UNRECOGNIZED) {
            throw invalid("Unknown order or sort_by.");
        }
        List<FileRecord> rest = sortedRest(files, sortBy, order, request.getPaginationToken());
        int limit = request.getLimit() <= 0 ? MAX_LIMIT : Math.min(request.getLimit(), MAX_LIMIT);
        List<FileRecord> page = rest.subList(0, Math.min(limit, rest.size()));
        ListFilesResponse.Builder response = ListFilesResponse.newBuilder();
        page.forEach(file -> response.addData(file.toMessage()));
        if (page.size() < rest.size()) {
            response.setPaginationToken(
                    PageToken.at(page.get(page.size() - 1), sortBy, order).encode());
        }
        return response.build();
    }

    private static List<FileRecord> sortedRest(
            List<FileRecord> files, FilesSortBy sortBy, Ordering order, String token) {
        if (files.isEmpty() && token.isEmpty()) {
            return files;
        }
        PageToken after = token.isEmpty() ? PageToken.at(files.get(0), sortBy, order) : decode(token, sortBy, order);
        Comparator<PageToken> comparator = after.comparator();
        return files.stream()
                .sorted(Comparator.comparing(file -> PageToken.at(file, sortBy, order), comparator))
                .filter(file -> token.isEmpty() || comparator.compare(PageToken.at(file, sortBy, order), after) > 0)
                .toList();
    }

    private static PageToken decode(String token, FilesSortBy sortBy, Ordering order) {
        try {
            PageToken decoded = PageToken.decode(token);
            if (decoded.sortBy() == sortBy && decoded.order() == order) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw invalid("Invalid pagination_token.");
        }
        throw invalid("The pagination_token belongs to another order or sort_by.");
    }

    private static StatusRuntimeException invalid(String message) {
        return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
    }
}
