// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A snapshot of the progress of an upload. Immutable and thread-safe.
 *
 * @param name the file's name
 * @param stage the first snapshot is {@code STARTED}, the last of a successful upload {@code DONE}; each of the two
 *     comes once
 * @param bytesSent the number of bytes that the connection has taken; only grows, and is the file's size at the end
 * @param totalBytes the file's size, if it is known; always at the end
 * @param elapsed the time since the upload began
 * @param attempt 1, or more after the upload had to start again; {@code bytesSent} then stands still until passed
 */
public record UploadProgress(
        String name, Stage stage, long bytesSent, OptionalLong totalBytes, Duration elapsed, int attempt) {
    /** The stage of an upload. */
    public enum Stage {
        /** Nothing is sent yet. */
        STARTED,
        /** Some of the file is sent. */
        SENDING,
        /** The service has stored the file, and its size is right. */
        DONE
    }

    /** The mean rate since the upload began, in bytes a second; 0 as long as no time has passed. */
    public double bytesPerSecond() {
        long nanos = elapsed.toNanos();
        return nanos == 0 ? 0 : bytesSent * 1e9 / nanos;
    }

    @Override
    public String toString() {
        return ServerText.escaped("UploadProgress[name=" + name + ", stage=" + stage + ", bytesSent=" + bytesSent
                + ", totalBytes=" + totalBytes + ", elapsed=" + elapsed + ", attempt=" + attempt + "]");
    }
}
