// SPDX-License-Identifier: Apache-2.0
/** What holds for batches of chats. */
@NullMarked
package dev.filechat.transport.contract.batches;

import org.jspecify.annotations.NullMarked;
