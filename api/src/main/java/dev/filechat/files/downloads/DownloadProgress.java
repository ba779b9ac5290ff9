// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.downloads;

import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A snapshot of the progress of a download. Immutable and thread-safe.
 *
 * @param fileId the file's id
 * @param stage the first snapshot is {@code STARTED}, the last of a successful download {@code DONE}; each of the two
 *     comes once
 * @param bytesReceived the number of bytes that were received and passed on; only grows, also if the connection breaks
 *     and a new one is made, and is the size at the end
 * @param totalBytes the size, if it is known; always at the end
 * @param elapsed the time since the first byte was requested
 */
public record DownloadProgress(
        String fileId, Stage stage, long bytesReceived, OptionalLong totalBytes, Duration elapsed) {
    /** The stage of a download. */
    public enum Stage {
        /** The file was found, and nothing of it is received yet. */
        STARTED,
        /** Some of the file is received. */
        RECEIVING,
        /** All of the file is at its target. */
        DONE
    }

    /** The mean rate, in bytes a second; 0 as long as no time has passed. */
    public double bytesPerSecond() {
        long nanos = elapsed.toNanos();
        return nanos == 0 ? 0 : bytesReceived * 1e9 / nanos;
    }

    @Override
    public String toString() {
        return ServerText.escaped("DownloadProgress[fileId=" + fileId + ", stage=" + stage + ", bytesReceived="
                + bytesReceived + ", totalBytes=" + totalBytes + ", elapsed=" + elapsed + "]");
    }
}
