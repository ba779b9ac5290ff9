// SPDX-License-Identifier: Apache-2.0
/** The contract that every transport keeps, as tests. A transport extends {@link TransportContract}. */
@NullMarked
package dev.filechat.transport.contract;

import org.jspecify.annotations.NullMarked;
