// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

/** What a {@link Cassette} records of the bytes of downloads. */
public enum DownloadRecording {
    /** All of them, as Base64. */
    WHOLE,
    /** Their number and SHA-256 only. Played back, a download has the same number of zeros. */
    HASHED
}
