// SPDX-License-Identifier: Apache-2.0
/** Checks and escapes text. */
@NullMarked
package dev.filechat.internal.text;

import org.jspecify.annotations.NullMarked;
