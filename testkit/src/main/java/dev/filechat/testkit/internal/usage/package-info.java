// SPDX-License-Identifier: Apache-2.0
/** Counts tokens and what they cost. */
@NullMarked
package dev.filechat.testkit.internal.usage;

import org.jspecify.annotations.NullMarked;
