// SPDX-License-Identifier: Apache-2.0
/** Knows which streams of the caller's were read. */
@NullMarked
package dev.filechat.internal.streams;

import org.jspecify.annotations.NullMarked;
