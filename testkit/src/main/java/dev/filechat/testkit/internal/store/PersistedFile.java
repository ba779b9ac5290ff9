// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a directory knows of one file beside its bytes, as JSON.
 *
 * @param key a digest of the key that it was uploaded with
 */
record PersistedFile(
        int version,
        String id,
        String key,
        String name,
        long size,
        Instant createdAt,
        @Nullable Instant expiresAt,
        List<Integer> chunkSizes) {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    PersistedFile {
        if (version != VERSION) {
            throw new IllegalArgumentException("its version is " + version + ", not " + VERSION);
        }
        Objects.requireNonNull(id, "it has no id");
        Objects.requireNonNull(key, "it has no key");
        Objects.requireNonNull(name, "it has no name");
        Objects.requireNonNull(createdAt, "it has no createdAt");
        chunkSizes = List.copyOf(chunkSizes);
    }

    static PersistedFile of(FileRecord file, String key) {
        return new PersistedFile(
                VERSION,
                file.id(),
                key,
                file.name(),
                file.content().size(),
                file.createdAt(),
                file.expiresAt(),
                file.chunkSizes());
    }

    /** Reads a whole entry, or says what is wrong with it. */
    static PersistedFile read(Path entry) throws IOException {
        try {
            return Objects.requireNonNull(
                    JSON.readValue(Files.readAllBytes(entry), PersistedFile.class), "it is empty");
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage(), e);
        } catch (NullPointerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    byte[] toJson() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    FileRecord toRecord(int team, StoredContent content) {
        return new FileRecord(id, team, name, createdAt, expiresAt, null, content, chunkSizes);
    }
}
