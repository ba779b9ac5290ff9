// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;

/** One attempt to end something at the management host. */
@FunctionalInterface
interface ManagedEnd {
    void run(ManagedCalls management, CallContext call) throws TransportException;
}
