// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import java.io.OutputStream;

/**
 * What a fault does to the bytes of a connection.
 *
 * @param direction the way of the bytes
 * @param wrapping what is put over the stream on which they go on
 */
record ConnectionEffect(Direction direction, Wrapping wrapping) {
    @FunctionalInterface
    interface Wrapping {
        OutputStream over(OutputStream out, ProxiedConnection connection);
    }
}
