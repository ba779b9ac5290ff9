// SPDX-License-Identifier: Apache-2.0
/** Records which of the caller's streams were read. */
@NullMarked
package dev.filechat.internal.streams;

import org.jspecify.annotations.NullMarked;
