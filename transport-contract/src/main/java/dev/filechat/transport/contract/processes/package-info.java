// SPDX-License-Identifier: Apache-2.0
/** Programs that tests of the contract run in processes of their own. */
@NullMarked
package dev.filechat.transport.contract.processes;

import org.jspecify.annotations.NullMarked;
