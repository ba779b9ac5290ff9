// SPDX-License-Identifier: Apache-2.0
/** Files that only their owner can read, and lines in them that survive a crash. */
@NullMarked
package dev.filechat.internal.storage;

import org.jspecify.annotations.NullMarked;
