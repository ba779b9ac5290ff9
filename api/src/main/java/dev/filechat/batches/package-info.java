// SPDX-License-Identifier: Apache-2.0
/** Many chats at once, answered later and at a lower price. */
@NullMarked
package dev.filechat.batches;

import org.jspecify.annotations.NullMarked;
