// SPDX-License-Identifier: Apache-2.0
/** Random histories of calls and faults, checked against what the service has. */
@NullMarked
package dev.filechat.transport.contract.history;

import org.jspecify.annotations.NullMarked;
