// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import com.google.protobuf.Timestamp;
import dev.filechat.proto.File;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stored file and whose it is. */
public record FileRecord(
        String id,
        int team,
        String name,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable StoredPublicUrl publicUrl,
        StoredContent content,
        List<Integer> chunkSizes) {

    /** Judged by its name, as the protocol says nothing of it. */
    public String contentType() {
        return DownloadMediaTypes.of(name);
    }

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    public FileRecord with(@Nullable StoredPublicUrl url) {
        return new FileRecord(id, team, name, createdAt, expiresAt, url, content, chunkSizes);
    }

    /** This file, without the public URL if that is over. */
    FileRecord at(Instant now) {
        return publicUrl != null && publicUrl.expired(now) ? with(null) : this;
    }

    public File toMessage() {
        File.Builder file = File.newBuilder()
                .setId(id)
                .setFilename(name)
                .setSize(content.size())
                .setCreatedAt(timestamp(createdAt));
        if (expiresAt != null) {
            file.setExpiresAt(timestamp(expiresAt));
        }
        if (publicUrl != null) {
            file.setPublicUrl(publicUrl.url());
            if (publicUrl.expiresAt() != null) {
                file.setPublicUrlExpiresAt(timestamp(publicUrl.expiresAt()));
            }
        }
        return file.build();
    }

    public static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
