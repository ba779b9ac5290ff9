// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A snapshot of the progress of a batch of uploads. Immutable and thread-safe.
 *
 * @param files the number of files in the batch
 * @param uploaded the number of files that are uploaded
 * @param failed the number of files that failed
 * @param bytesSent the number of bytes that the connection has taken, including those of failed files; only grows
 * @param totalBytes the size of all files; empty as long as that of one is not known
 * @param elapsed the time since the batch began
 * @param index the file that the snapshot is about, counted from 0 in the order of the sources
 * @param file the progress of that file; empty if it failed
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
    /** {@return the mean rate since the batch began, in bytes a second; 0 as long as no time has passed} */
    public double bytesPerSecond() {
        long nanos = elapsed.toNanos();
        return nanos == 0 ? 0 : bytesSent * 1e9 / nanos;
    }
}
