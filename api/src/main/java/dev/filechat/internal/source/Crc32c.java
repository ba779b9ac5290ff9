// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

/** Combines the CRC-32Cs of two pieces into that of both: polynomials over GF(2), as zlib does. */
final class Crc32c {
    /** Castagnoli's polynomial, its bits reversed: the highest bit stands for x to the power of 0. */
    private static final int POLYNOMIAL = 0x82F6_3B78;

    private static final int ONE = 1 << 31;

    private Crc32c() {}

    /**
     * {@return the CRC of the first piece followed by the second}
     *
     * @param secondLength the number of bytes of the second piece
     */
    static int combine(int first, int second, long secondLength) {
        return product(first, powerOfX(8 * secondLength)) ^ second;
    }

    /** {@return the value of x to the power of n, modulo the polynomial} */
    private static int powerOfX(long n) {
        int power = ONE;
        int square = ONE >>> 1;
        for (long left = n; left != 0; left >>>= 1) {
            if ((left & 1) != 0) {
                power = product(power, square);
            }
            square = product(square, square);
        }
        return power;
    }

    /** {@return the product of two polynomials, modulo the polynomial} */
    private static int product(int a, int b) {
        int sum = 0;
        int shifted = b;
        for (int bits = a; bits != 0; bits <<= 1) {
            if (bits < 0) {
                sum ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ POLYNOMIAL;
        }
        return sum;
    }
}
