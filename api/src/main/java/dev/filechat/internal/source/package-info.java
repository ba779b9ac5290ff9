// SPDX-License-Identifier: Apache-2.0
/** Reads the sources of uploads, chunk by chunk. */
@NullMarked
package dev.filechat.internal.source;

import org.jspecify.annotations.NullMarked;
