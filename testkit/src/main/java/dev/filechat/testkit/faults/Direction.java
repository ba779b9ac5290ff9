// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

/** The way that bytes go through a {@link FaultyProxy}. */
public enum Direction {
    /** What the client sends. */
    TO_SERVER,
    /** What the server sends. */
    TO_CLIENT
}
