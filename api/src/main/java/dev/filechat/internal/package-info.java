// SPDX-License-Identifier: Apache-2.0
/** The engine: validation, retry, deadlines, integrity, progress. Not exported, and used by no other module. */
@NullMarked
package dev.filechat.internal;

import org.jspecify.annotations.NullMarked;
