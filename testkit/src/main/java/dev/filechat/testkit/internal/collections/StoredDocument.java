// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import com.google.protobuf.ByteString;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.DocumentStatus;
import dev.filechat.proto.collections.FileMetadata;
import dev.filechat.testkit.internal.retrieval.ChunkIndex;
import dev.filechat.testkit.internal.store.Attachment;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.StoredContent;
import dev.filechat.testkit.internal.wire.ProtoTimestamps;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file in a collection. What of it was updated holds in the collection; the file stays as it was. Thread-safe; its
 * lock is held while its text is read, but not needed for its name, size and fields.
 */
final class StoredDocument {

    private final ReentrantLock lock = new ReentrantLock();
    private final FileRecord file;
    private final ChunkIndex index;
    private volatile Attachment content;
    private volatile String contentType;
    private volatile Map<String, String> fields;
    private @Nullable Indexing indexing;
    private DocumentStatus status = DocumentStatus.DOCUMENT_STATUS_PROCESSING;
    private String failure = "";
    private int chunkCount;
    private @Nullable Instant lastIndexed;
    private boolean gone;

    StoredDocument(FileRecord file, Map<String, String> fields, ChunkIndex index) {
        this.file = file;
        this.content = Attachment.of(file);
        this.contentType = file.contentType();
        this.fields = Map.copyOf(fields);
        this.index = index;
    }

    String id() {
        return file.id();
    }

    Instant createdAt() {
        return file.createdAt();
    }

    String name() {
        return content.name();
    }

    long size() {
        return content.size();
    }

    Map<String, String> fields() {
        return fields;
    }

    /** Begins to index it, anew if it was before: until that is over, it is not found. */
    void index(Function<Attachment, Indexing> how) {
        locked(() -> {
            if (!gone) {
                indexing = how.apply(content);
                status = DocumentStatus.DOCUMENT_STATUS_PROCESSING;
                failure = "";
                chunkCount = 0;
                index.remove(id());
            }
            return this;
        });
    }

    /** Moves on by the clock. */
    void advance(Instant now, Runnable heartbeat) {
        locked(() -> {
            Indexing under = indexing;
            if (under != null) {
                status = under.at(now, heartbeat);
                chunkCount = under.chunks().size();
                if (status == DocumentStatus.DOCUMENT_STATUS_PROCESSED) {
                    index.put(id(), under.chunks());
                    lastIndexed = under.end();
                    indexing = null;
                } else if (status == DocumentStatus.DOCUMENT_STATUS_FAILED) {
                    failure = under.failure();
                    indexing = null;
                }
            }
            return this;
        });
    }

    void rename(String name) {
        locked(() -> content = new Attachment(name, content.mediaType(), content.content()));
    }

    void replace(ByteString data) {
        locked(() -> content = new Attachment(content.name(), content.mediaType(), StoredContent.of(data)));
    }

    void declare(String type) {
        locked(() -> {
            contentType = type;
            content = new Attachment(content.name(), type, content.content());
            return this;
        });
    }

    void fields(Map<String, String> values) {
        locked(() -> fields = Map.copyOf(values));
    }

    /** Takes it out of the index for ever. */
    void leave() {
        locked(() -> {
            gone = true;
            indexing = null;
            index.remove(id());
            return this;
        });
    }

    DocumentMetadata message() {
        return locked(() -> {
            DocumentMetadata.Builder document = DocumentMetadata.newBuilder()
                    .setFileMetadata(fileMessage())
                    .putAllFields(new TreeMap<>(fields))
                    .setStatus(status);
            if (status == DocumentStatus.DOCUMENT_STATUS_FAILED) {
                document.setErrorMessage(failure);
            }
            if (lastIndexed != null) {
                document.setLastIndexedAt(ProtoTimestamps.of(lastIndexed));
            }
            switch (status) {
                case DOCUMENT_STATUS_CHUNKED ->
                    document.setChunkCount(chunkCount).setChunksProcessedCount(0);
                case DOCUMENT_STATUS_EMBEDDING ->
                    document.setChunkCount(chunkCount).setChunksProcessedCount(chunkCount / 2);
                case DOCUMENT_STATUS_WRITING, DOCUMENT_STATUS_PROCESSED ->
                    document.setChunkCount(chunkCount).setChunksProcessedCount(chunkCount);
                default -> {}
            }
            return document.build();
        });
    }

    private FileMetadata fileMessage() {
        FileMetadata.Builder message = FileMetadata.newBuilder()
                .setFileId(file.id())
                .setName(content.name())
                .setSizeBytes(content.size())
                .setContentType(contentType)
                .setCreatedAt(ProtoTimestamps.of(file.createdAt()))
                .setHash(content.content().hash().sha256())
                .setUploadStatus("complete");
        if (file.expiresAt() != null) {
            message.setExpiresAt(ProtoTimestamps.of(file.expiresAt()));
        }
        return message.build();
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
