// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.testkit.internal.store.LazySha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One upload as far as it has come. Immutable and thread-safe. */
public record UploadSnapshot(
        String name,
        long size,
        List<Integer> chunkSizes,
        @Nullable Stored stored) {

    /** What an upload has that was not refused. */
    public record Stored(String fileId, LazySha256 hash) {}

    @Override
    public String toString() {
        String chunks = chunkSizes.size() == 1 ? "1 chunk" : chunkSizes.size() + " chunks";
        return "\"%s\", %,d bytes in %s%s"
                .formatted(name, size, chunks, stored == null ? "" : ", stored as " + stored.fileId());
    }
}
