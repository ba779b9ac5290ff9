// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a batch of uploads is: a snapshot. Immutable and thread-safe.
 *
 * @param files how many files the batch has
 * @param uploaded how many of them are uploaded
 * @param failed how many of them failed
 * @param bytesSent how many bytes the connection has taken, those of failed files too; only grows
 * @param totalBytes the size of all files; empty as long as that of one is not known
 * @param elapsed the time since the batch began
 * @param index which file moved since the last snapshot, counted from 0 in the order of the sources
 * @param file how far that file is; empty if it failed
 */
public record BatchProgress(
        int files,
        int uploaded,
        int failed,
        long bytesSent,
        OptionalLong totalBytes,
        Duration elapsed,
        int index,
        Optional<UploadProgress> file) {
    /** The mean rate since the batch began, in bytes a second; 0 as long as no time has passed. */
    public double bytesPerSecond() {
        long nanos = elapsed.toNanos();
        return nanos == 0 ? 0 : bytesSent * 1e9 / nanos;
    }
}
