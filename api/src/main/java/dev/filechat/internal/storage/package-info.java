// SPDX-License-Identifier: Apache-2.0
/** Files on a disk: those that only their owner can read, and how a change of one is noticed. */
@NullMarked
package dev.filechat.internal.storage;

import org.jspecify.annotations.NullMarked;
