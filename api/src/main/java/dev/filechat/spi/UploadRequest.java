// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The description of a file, sent before its bytes. Immutable and thread-safe. */
public final class UploadRequest {
    private final String name;
    private final int chunkSize;
    private final @Nullable Duration expiresAfter;
    private final OptionalLong size;

    private UploadRequest(String name, int chunkSize, @Nullable Duration expiresAfter, OptionalLong size) {
        this.name = requireNonNull(name, "name");
        this.chunkSize = chunkSize;
        this.expiresAfter = expiresAfter;
        this.size = size;
    }

    /**
     * {@return a request}
     *
     * @param name the file's name
     * @param chunkSize the most bytes that a chunk will have
     * @param expiresAfter when the service is to delete the file, in whole seconds; null: never
     */
    public static UploadRequest of(String name, int chunkSize, @Nullable Duration expiresAfter) {
        return new UploadRequest(name, chunkSize, expiresAfter, OptionalLong.empty());
    }

    /**
     * {@return the same request for a file whose size is known}
     *
     * @param size the exact number of bytes of all chunks
     */
    public UploadRequest ofSize(long size) {
        return new UploadRequest(name, chunkSize, expiresAfter, OptionalLong.of(size));
    }

    /** {@return the file's name} */
    public String name() {
        return name;
    }

    /** {@return the most bytes that a chunk will have: how much the connection should take before it asks to wait} */
    public int chunkSize() {
        return chunkSize;
    }

    /** {@return the number of bytes of all chunks; empty: not known before their end} */
    public OptionalLong size() {
        return size;
    }

    /** {@return when the service is to delete the file, in whole seconds; empty: never} */
    public Optional<Duration> expiresAfter() {
        return Optional.ofNullable(expiresAfter);
    }
}
