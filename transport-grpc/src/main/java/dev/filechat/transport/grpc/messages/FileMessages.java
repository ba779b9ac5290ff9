// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.listing.SortBy;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesSortBy;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.Ordering;
import dev.filechat.proto.UploadFileInit;
import dev.filechat.spi.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Files, pages of files, and the requests for them. Stateless and thread-safe. */
public final class FileMessages {
    private static final int MAX_LIMIT = 100;

    private FileMessages() {}

    /** {@return the message of a file} */
    public static File toMessage(StoredFile file) {
        File.Builder message =
                File.newBuilder().setId(file.id()).setFilename(file.name()).setSize(file.size());
        file.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreatedAt);
        file.expiresAt().map(Timestamps::toMessage).ifPresent(message::setExpiresAt);
        file.publicUrl().ifPresent(message::setPublicUrl);
        file.publicUrlExpiresAt().map(Timestamps::toMessage).ifPresent(message::setPublicUrlExpiresAt);
        return message.build();
    }

    /** {@return the file of a message} */
    public static StoredFile fromMessage(File message) {
        StoredFile.Builder file = StoredFile.builder(message.getId(), message.getFilename(), message.getSize());
        Instant createdAt = message.hasCreatedAt() ? Timestamps.fromMessage(message.getCreatedAt()) : null;
        if (createdAt != null) {
            file.createdAt(createdAt);
        }
        Instant expiresAt = message.hasExpiresAt() ? Timestamps.fromMessage(message.getExpiresAt()) : null;
        if (expiresAt != null) {
            file.expiresAt(expiresAt);
        }
        if (message.hasPublicUrl()) {
            file.publicUrl(message.getPublicUrl());
        }
        Instant urlExpiresAt =
                message.hasPublicUrlExpiresAt() ? Timestamps.fromMessage(message.getPublicUrlExpiresAt()) : null;
        if (urlExpiresAt != null) {
            file.publicUrlExpiresAt(urlExpiresAt);
        }
        return file.build();
    }

    /** {@return the message of a page} */
    public static ListFilesResponse toMessage(FilePage page) {
        ListFilesResponse.Builder message =
                ListFilesResponse.newBuilder().addAllData(MessageLists.map(page.files(), FileMessages::toMessage));
        page.nextPageToken().ifPresent(message::setPaginationToken);
        return message.build();
    }

    /** {@return the page of a message} */
    public static FilePage fromMessage(ListFilesResponse message) {
        return FilePage.of(
                MessageLists.map(message.getDataList(), FileMessages::fromMessage),
                message.hasPaginationToken() ? message.getPaginationToken() : null);
    }

    /** {@return the message that asks for a page} */
    public static dev.filechat.proto.ListFilesRequest toMessage(ListFilesRequest request) {
        dev.filechat.proto.ListFilesRequest.Builder message = dev.filechat.proto.ListFilesRequest.newBuilder()
                .setLimit(request.limit().orElse(0))
                .setOrder(
                        switch (request.order()) {
                            case ASCENDING -> Ordering.ASCENDING;
                            case DESCENDING -> Ordering.DESCENDING;
                        });
        request.sortBy().map(FileMessages::toMessage).ifPresent(message::setSortBy);
        request.pageToken().ifPresent(message::setPaginationToken);
        request.filter().ifPresent(message::setFilter);
        return message.build();
    }

    /**
     * {@return the request of a message} A limit outside of 1 to 100 becomes what the service takes it for; an unknown
     * order or sort becomes the default.
     */
    public static ListFilesRequest fromMessage(dev.filechat.proto.ListFilesRequest message) {
        ListFilesRequest.Builder request = ListFilesRequest.builder();
        if (message.getLimit() > 0) {
            request.limit(Math.min(message.getLimit(), MAX_LIMIT));
        }
        if (message.getOrder() == Ordering.DESCENDING) {
            request.order(SortOrder.DESCENDING);
        }
        SortBy sortBy = message.hasSortBy() ? fromMessage(message.getSortBy()) : null;
        if (sortBy != null) {
            request.sortBy(sortBy);
        }
        if (message.hasPaginationToken()) {
            request.pageToken(message.getPaginationToken());
        }
        if (message.hasFilter()) {
            request.filter(message.getFilter());
        }
        return request.build();
    }

    /** {@return the message that opens an upload} */
    public static UploadFileInit toMessage(UploadRequest request) {
        UploadFileInit.Builder message = UploadFileInit.newBuilder().setName(request.name());
        request.expiresAfter().map(Duration::toSeconds).ifPresent(message::setExpiresAfter);
        return message.build();
    }

    /** {@return the upload that a message opens} Messages do not tell the size of chunks: it is the default one. */
    public static UploadRequest fromMessage(UploadFileInit message) {
        return UploadRequest.of(
                message.getName(),
                UploadOptions.DEFAULT_CHUNK_SIZE,
                message.hasExpiresAfter() ? Duration.ofSeconds(message.getExpiresAfter()) : null);
    }

    private static FilesSortBy toMessage(SortBy sortBy) {
        return switch (sortBy) {
            case CREATED_AT -> FilesSortBy.FILES_SORT_BY_CREATED_AT;
            case NAME -> FilesSortBy.FILES_SORT_BY_FILENAME;
            case SIZE -> FilesSortBy.FILES_SORT_BY_SIZE;
        };
    }

    private static @Nullable SortBy fromMessage(FilesSortBy sortBy) {
        return switch (sortBy) {
            case FILES_SORT_BY_CREATED_AT -> SortBy.CREATED_AT;
            case FILES_SORT_BY_FILENAME -> SortBy.NAME;
            case FILES_SORT_BY_SIZE -> SortBy.SIZE;
            case UNRECOGNIZED -> null;
        };
    }
}
