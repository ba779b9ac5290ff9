// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;

/** One attempt of a call of the management host. */
@FunctionalInterface
interface ManagedAttempt<T> {
    T run(ManagedCalls management, CallContext call) throws TransportException;
}
