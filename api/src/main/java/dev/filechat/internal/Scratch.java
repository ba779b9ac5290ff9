// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A small array to copy through, lent to one writer at a time: a transport may repeat an early chunk while another one
 * is being written, and then gets an array of its own. Thread-safe.
 */
final class Scratch {
    private static final int SIZE = 64 << 10;

    private final int size;
    private final AtomicReference<byte @Nullable []> idle = new AtomicReference<>();

    /** @param mostNeeded how many bytes there are to copy in all */
    Scratch(long mostNeeded) {
        this.size = (int) Math.min(SIZE, mostNeeded);
    }

    byte[] borrow() {
        byte[] lent = idle.getAndSet(null);
        return lent == null ? new byte[size] : lent;
    }

    void giveBack(byte[] bytes) {
        idle.set(bytes);
    }
}
