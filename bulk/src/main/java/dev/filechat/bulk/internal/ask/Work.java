// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

/** Work that may wait. */
@FunctionalInterface
interface Work<R> {
    R run() throws InterruptedException;
}
