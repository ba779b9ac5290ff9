// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of a listing. Immutable and thread-safe. */
public final class FilePage {
    private final List<StoredFile> files;
    private final @Nullable String nextPageToken;

    private FilePage(List<StoredFile> files, @Nullable String nextPageToken) {
        this.files = List.copyOf(files);
        this.nextPageToken = nextPageToken == null || nextPageToken.isEmpty() ? null : nextPageToken;
    }

    /**
     * {@return a page, for transports and for tests}
     *
     * @param files the files in their order
     * @param nextPageToken where the next page starts, null or empty on the last one
     */
    public static FilePage of(List<StoredFile> files, @Nullable String nextPageToken) {
        return new FilePage(files, nextPageToken);
    }

    /** {@return the files in their order} */
    public List<StoredFile> files() {
        return files;
    }

    /** {@return where the next page starts; empty on the last one} */
    public Optional<String> nextPageToken() {
        return Optional.ofNullable(nextPageToken);
    }

    @Override
    public String toString() {
        return "FilePage[" + files.size() + " files" + (nextPageToken == null ? "]" : ", more follow]");
    }
}
