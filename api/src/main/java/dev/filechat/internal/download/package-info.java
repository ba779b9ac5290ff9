// SPDX-License-Identifier: Apache-2.0
/** Reads stored files and writes them to where they are wanted. */
@NullMarked
package dev.filechat.internal.download;

import org.jspecify.annotations.NullMarked;
