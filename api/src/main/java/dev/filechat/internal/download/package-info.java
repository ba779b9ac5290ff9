// SPDX-License-Identifier: Apache-2.0
/** Reads stored files and writes them to their targets. */
@NullMarked
package dev.filechat.internal.download;

import org.jspecify.annotations.NullMarked;
