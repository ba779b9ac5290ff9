// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import dev.filechat.internal.call.CallRunner;
import dev.filechat.spi.CollectionsTransport;

/**
 * What calls of the management host need. Thread-safe.
 *
 * @param transport carries them
 * @param runner runs them with the management key
 */
public record ManagedCalls(CollectionsTransport transport, CallRunner runner) {}
