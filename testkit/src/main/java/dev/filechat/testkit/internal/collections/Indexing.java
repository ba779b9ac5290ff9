// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.ChunkConfiguration;
import dev.filechat.proto.collections.DocumentStatus;
import dev.filechat.testkit.internal.reading.DocumentText;
import dev.filechat.testkit.internal.retrieval.Chunker;
import dev.filechat.testkit.internal.store.Attachment;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way into the index. It is chunked for a quarter of the time, then embedded and written; at its end
 * it is processed, or has failed. The text is read when anybody looks after the first quarter. Guarded by the lock of
 * its document.
 */
final class Indexing {

    private static final int QUARTERS = 4;

    private final Attachment file;
    private final String injected;
    private final ChunkConfiguration configuration;
    private final Instant started;
    private final Duration time;
    private @Nullable String failure;
    private @Nullable List<String> chunks;

    /**
     * Begins.
     *
     * @param file what is indexed
     * @param injected the lines of fields that stand before each chunk
     * @param configuration how it is chunked
     * @param started when it begins
     * @param plan how long it takes, and whether it fails
     */
    Indexing(Attachment file, String injected, ChunkConfiguration configuration, Instant started, IndexingPlan plan) {
        this.file = file;
        this.injected = injected;
        this.configuration = configuration;
        this.started = started;
        this.time = plan.time();
        this.failure = plan.failureOf(file.name());
    }

    Instant end() {
        return started.plus(time);
    }

    DocumentStatus at(Instant now, Runnable heartbeat) {
        int quarter = quarter(now);
        if (quarter > 0 && failure == null && chunks == null) {
            read(heartbeat);
        }
        if (failure != null) {
            return quarter == QUARTERS
                    ? DocumentStatus.DOCUMENT_STATUS_FAILED
                    : DocumentStatus.DOCUMENT_STATUS_PROCESSING;
        }
        return switch (quarter) {
            case 0 -> DocumentStatus.DOCUMENT_STATUS_PROCESSING;
            case 1 -> DocumentStatus.DOCUMENT_STATUS_CHUNKED;
            case 2 -> DocumentStatus.DOCUMENT_STATUS_EMBEDDING;
            case 3 -> DocumentStatus.DOCUMENT_STATUS_WRITING;
            default -> DocumentStatus.DOCUMENT_STATUS_PROCESSED;
        };
    }

    private int quarter(Instant now) {
        if (!now.isBefore(end())) {
            return QUARTERS;
        }
        long passed = Math.max(0, Duration.between(started, now).toNanos());
        return (int) Math.min(QUARTERS - 1L, passed / Math.max(1, time.toNanos() / QUARTERS));
    }

    private void read(Runnable heartbeat) {
        try {
            BoundedText text = new BoundedText();
            DocumentText.of(file).writeTo(text, heartbeat);
            String before = (configuration.getInjectNameIntoChunks() ? file.name() + "\n" : "") + injected;
            chunks = Chunker.cut(text.toString(), configuration).stream()
                    .map(before::concat)
                    .toList();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.CANCELLED) {
                throw e; // of the call that looks, which is not the document's fault
            }
            failure = String.valueOf(e.getStatus().getDescription());
        } catch (IOException e) {
            failure = "'" + file.name() + "' cannot be read: " + e;
        }
    }

    /** Why it fails; empty if it does not. */
    String failure() {
        return failure == null ? "" : failure;
    }

    /** What it was cut into; empty as long as that is not known. */
    List<String> chunks() {
        return chunks == null ? List.of() : chunks;
    }
}
