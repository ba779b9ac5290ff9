// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.internal.values.ConstantNames;

/**
 * The status of a deferred answer.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record DeferredStatus(int number) {
    private static final ConstantNames NAMES = new ConstantNames("DeferredStatus");

    /** Not specified. */
    public static final DeferredStatus UNSPECIFIED = new DeferredStatus(NAMES.put(0, "UNSPECIFIED"));

    /** The answer is there. */
    public static final DeferredStatus DONE = new DeferredStatus(NAMES.put(1, "DONE"));

    /** The answer was there, and the service no longer keeps it. */
    public static final DeferredStatus EXPIRED = new DeferredStatus(NAMES.put(2, "EXPIRED"));

    /** The service is working on it. */
    public static final DeferredStatus PENDING = new DeferredStatus(NAMES.put(3, "PENDING"));

    /** There will be no answer. */
    public static final DeferredStatus FAILED = new DeferredStatus(NAMES.put(4, "FAILED"));

    /** {@return the constant's name, or {@code DeferredStatus(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
