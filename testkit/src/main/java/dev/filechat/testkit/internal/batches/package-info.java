// SPDX-License-Identifier: Apache-2.0
/** Batches of chats: what is in them, and their service. */
@NullMarked
package dev.filechat.testkit.internal.batches;

import org.jspecify.annotations.NullMarked;
