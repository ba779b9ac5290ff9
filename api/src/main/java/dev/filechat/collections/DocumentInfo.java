// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.Fields;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the service knows of a document of a collection. Immutable and thread-safe. */
public final class DocumentInfo implements Serializable {
    private static final long serialVersionUID = 1;

    private static final Fields<DocumentInfo> FIELDS = Fields.of(DocumentInfo.class)
            .add("fileId", value -> value.fileId)
            .add("name", value -> value.name)
            .addPrimitive("size", value -> value.size)
            .add("contentType", value -> value.contentType)
            .add("createdAt", value -> value.createdAt)
            .add("expiresAt", value -> value.expiresAt)
            .add("hash", value -> value.hash)
            .add("uploadStatus", value -> value.uploadStatus)
            .add("uploadError", value -> value.uploadError)
            .add("processingStatus", value -> value.processingStatus)
            .add("filePath", value -> value.filePath)
            .add("fields", value -> value.fields)
            .add("status", value -> value.status)
            .add("error", value -> value.error)
            .add("indexedAt", value -> value.indexedAt)
            .add("chunkCount", value -> value.chunkCount)
            .add("chunksProcessed", value -> value.chunksProcessed);

    private final String fileId;
    private final String name;
    private final long size;
    private final String contentType;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant expiresAt;
    private final String hash;
    private final @Nullable String uploadStatus;
    private final @Nullable String uploadError;
    private final @Nullable String processingStatus;
    private final @Nullable String filePath;
    private final Map<String, String> fields;
    private final DocumentStatus status;
    private final @Nullable String error;
    private final @Nullable Instant indexedAt;
    private final @Nullable Integer chunkCount;
    private final @Nullable Long chunksProcessed;

    private DocumentInfo(Builder builder) {
        fileId = builder.fileId;
        name = builder.name;
        size = builder.size;
        contentType = builder.contentType;
        createdAt = builder.createdAt;
        expiresAt = builder.expiresAt;
        hash = builder.hash;
        uploadStatus = builder.uploadStatus;
        uploadError = builder.uploadError;
        processingStatus = builder.processingStatus;
        filePath = builder.filePath;
        fields = builder.fields;
        status = builder.status;
        error = builder.error;
        indexedAt = builder.indexedAt;
        chunkCount = builder.chunkCount;
        chunksProcessed = builder.chunksProcessed;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String fileId) {
        return new Builder(fileId);
    }

    /** {@return the id of the file, which is the id of the document, too} */
    public String fileId() {
        return fileId;
    }

    /** {@return the name of the file} */
    public String name() {
        return name;
    }

    /** {@return the size of the file, in bytes} */
    public long size() {
        return size;
    }

    /** {@return the media type of the file; empty if the service did not report it} */
    public String contentType() {
        return contentType;
    }

    /** {@return when the file was uploaded; empty if the service did not report it} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return when the service deletes the file; empty if it keeps it} */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** {@return the hash of the file, as the service reports it; empty if it did not report it} */
    public String hash() {
        return hash;
    }

    /** {@return how far the upload of the file is, in the words of the service; empty if it did not report it} */
    public Optional<String> uploadStatus() {
        return Optional.ofNullable(uploadStatus);
    }

    /** {@return why the upload of the file failed; empty if the service did not report it} */
    public Optional<String> uploadError() {
        return Optional.ofNullable(uploadError);
    }

    /** {@return how far the file is processed, in the words of the service; empty if the service did not report it} */
    public Optional<String> processingStatus() {
        return Optional.ofNullable(processingStatus);
    }

    /** {@return the path of the file; empty if the service did not report it} */
    public Optional<String> filePath() {
        return Optional.ofNullable(filePath);
    }

    /** {@return the values of its fields, by their keys} */
    public Map<String, String> fields() {
        return fields;
    }

    /** {@return how far its indexing is} */
    public DocumentStatus status() {
        return status;
    }

    /** {@return why its indexing failed; empty if it did not, or the service did not report it} */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** {@return when it was indexed last; empty if the service did not report it} */
    public Optional<Instant> indexedAt() {
        return Optional.ofNullable(indexedAt);
    }

    /** {@return the number of its chunks; empty if the service did not report it} */
    public OptionalInt chunkCount() {
        return Fields.optional(chunkCount);
    }

    /** {@return the number of its chunks that are indexed; empty if the service did not report it} */
    public OptionalLong chunksProcessed() {
        return chunksProcessed == null ? OptionalLong.empty() : OptionalLong.of(chunksProcessed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }

    /** Builds a {@link DocumentInfo}. Not thread-safe. */
    public static final class Builder {
        private final String fileId;
        private String name = "";
        private long size;
        private String contentType = "";
        private @Nullable Instant createdAt;
        private @Nullable Instant expiresAt;
        private String hash = "";
        private @Nullable String uploadStatus;
        private @Nullable String uploadError;
        private @Nullable String processingStatus;
        private @Nullable String filePath;
        private Map<String, String> fields = Map.of();
        private DocumentStatus status = DocumentStatus.UNKNOWN;
        private @Nullable String error;
        private @Nullable Instant indexedAt;
        private @Nullable Integer chunkCount;
        private @Nullable Long chunksProcessed;

        private Builder(String fileId) {
            this.fileId = Objects.requireNonNull(fileId, "fileId");
        }

        /** Sets the name of the file. */
        public Builder name(String value) {
            name = Objects.requireNonNull(value, "name");
            return this;
        }

        /** Sets the size of the file, in bytes. */
        public Builder size(long value) {
            size = value;
            return this;
        }

        /** Sets the media type of the file. */
        public Builder contentType(String value) {
            contentType = Objects.requireNonNull(value, "contentType");
            return this;
        }

        /** Sets when the file was uploaded. */
        public Builder createdAt(Instant value) {
            createdAt = Objects.requireNonNull(value, "createdAt");
            return this;
        }

        /** Sets when the service deletes the file. */
        public Builder expiresAt(Instant value) {
            expiresAt = Objects.requireNonNull(value, "expiresAt");
            return this;
        }

        /** Sets the hash of the file, as the service reports it. */
        public Builder hash(String value) {
            hash = Objects.requireNonNull(value, "hash");
            return this;
        }

        /** Sets how far the upload of the file is, in the words of the service. */
        public Builder uploadStatus(String value) {
            uploadStatus = Objects.requireNonNull(value, "uploadStatus");
            return this;
        }

        /** Sets why the upload of the file failed. */
        public Builder uploadError(String value) {
            uploadError = Objects.requireNonNull(value, "uploadError");
            return this;
        }

        /** Sets how far the file is processed, in the words of the service. */
        public Builder processingStatus(String value) {
            processingStatus = Objects.requireNonNull(value, "processingStatus");
            return this;
        }

        /** Sets the path of the file. */
        public Builder filePath(String value) {
            filePath = Objects.requireNonNull(value, "filePath");
            return this;
        }

        /** Sets the values of its fields, by their keys. */
        public Builder fields(Map<String, String> values) {
            fields = Map.copyOf(values);
            return this;
        }

        /** Sets how far its indexing is. */
        public Builder status(DocumentStatus value) {
            status = Objects.requireNonNull(value, "status");
            return this;
        }

        /** Sets why its indexing failed. */
        public Builder error(String value) {
            error = Objects.requireNonNull(value, "error");
            return this;
        }

        /** Sets when it was indexed last. */
        public Builder indexedAt(Instant value) {
            indexedAt = Objects.requireNonNull(value, "indexedAt");
            return this;
        }

        /** Sets the number of its chunks. */
        public Builder chunkCount(int value) {
            chunkCount = value;
            return this;
        }

        /** Sets the number of its chunks that are indexed. */
        public Builder chunksProcessed(long value) {
            chunksProcessed = value;
            return this;
        }

        /** {@return the value} */
        public DocumentInfo build() {
            return new DocumentInfo(this);
        }
    }
}
