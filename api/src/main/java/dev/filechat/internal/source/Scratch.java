// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Small arrays to copy through, each lent to one writer at a time and kept for the next: a writer does not wait, so
 * that there are seldom more arrays than processors. An array that is not returned is garbage-collected. Thread-safe.
 */
final class Scratch {
    /** In bytes, of each array. */
    static final int SIZE = 64 << 10;

    private static final AtomicReferenceArray<byte[]> IDLE =
            new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

    private Scratch() {}

    static byte[] borrow() {
        for (int i = 0; i < IDLE.length(); i++) {
            byte[] idle = IDLE.get(i);
            if (idle != null && IDLE.compareAndSet(i, idle, null)) {
                return idle;
            }
        }
        return new byte[SIZE];
    }

    static void giveBack(byte[] bytes) {
        for (int i = 0; i < IDLE.length(); i++) {
            if (IDLE.get(i) == null && IDLE.compareAndSet(i, null, bytes)) {
                return;
            }
        }
    }
}
