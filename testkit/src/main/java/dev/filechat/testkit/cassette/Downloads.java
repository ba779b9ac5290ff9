// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

/** What a {@link Cassette} keeps of the bytes of downloads. */
public enum Downloads {
    /** All of them, as Base64. */
    WHOLE,
    /** Their number and SHA-256 only. Played back, they are as many zeros. */
    HASHED
}
