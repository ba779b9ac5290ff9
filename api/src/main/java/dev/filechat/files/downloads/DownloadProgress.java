// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.downloads;

import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a download is: a snapshot. Immutable and thread-safe.
 *
 * @param fileId the file's id
 * @param stage the first snapshot is {@code STARTED}, the last of a successful download {@code DONE}; each of the two
 *     comes once
 * @param bytesReceived how many bytes were received and passed on; only grows, also where the connection was made
 *     again, and is the size at the end
 * @param totalBytes the size, if it is known; always at the end
 * @param elapsed the time since the first byte was asked for
 */
public record DownloadProgress(
        String fileId, Stage stage, long bytesReceived, OptionalLong totalBytes, Duration elapsed) {
    /** Where in its life the download is. */
    public enum Stage {
        /** The file was found, and nothing of it is received yet. */
        STARTED,
        /** Some of the file is received. */
        RECEIVING,
        /** All of it is where it belongs. */
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
