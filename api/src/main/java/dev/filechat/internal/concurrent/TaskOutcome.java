// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.concurrent;

/** The outcome of one task among several. */
public sealed interface TaskOutcome<T> {
    record Done<T>(T value) implements TaskOutcome<T> {}

    record Failed<T>(RuntimeException cause) implements TaskOutcome<T> {}

    /** The tasks were stopped before this one's turn. */
    record NotBegun<T>(String reason) implements TaskOutcome<T> {}
}
