// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.log;

/**
 * A number for each hash of 128 bits, in arrays: 32 to 64 bytes an entry. Two hashes that are equal count as one, which
 * does not happen by chance. Not thread-safe.
 */
public final class HashIndex {
    private static final int FIRST_CAPACITY = 1024;
    private static final int LARGEST_CAPACITY = 1 << 30;

    private long[] highs = new long[FIRST_CAPACITY];
    private long[] lows = new long[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private int size;

    /** {@return the number of a hash; 0 if there is none} */
    public long get(long high, long low) {
        return values[slot(high, low)];
    }

    /**
     * Sets the number of a hash.
     *
     * @param value any number but 0
     */
    public void put(long high, long low, long value) {
        int slot = slot(high, low);
        if (values[slot] == 0) {
            if (size >= values.length / 4 * 3) {
                grow();
                slot = slot(high, low);
            }
            highs[slot] = high;
            lows[slot] = low;
            size++;
        }
        values[slot] = value;
    }

    /** {@return the place of a hash, or the free one where it belongs} */
    private int slot(long high, long low) {
        int mask = values.length - 1;
        int slot = (int) low & mask;
        while (values[slot] != 0 && (lows[slot] != low || highs[slot] != high)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        if (values.length >= LARGEST_CAPACITY) {
            throw new IllegalStateException("There are more than " + size + " entries");
        }
        long[] oldHighs = highs;
        long[] oldLows = lows;
        long[] oldValues = values;
        highs = new long[oldValues.length * 2];
        lows = new long[oldValues.length * 2];
        values = new long[oldValues.length * 2];
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != 0) {
                int slot = slot(oldHighs[i], oldLows[i]);
                highs[slot] = oldHighs[i];
                lows[slot] = oldLows[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
