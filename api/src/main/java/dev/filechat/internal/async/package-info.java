// SPDX-License-Identifier: Apache-2.0
/** The calls as futures and publishers. */
@NullMarked
package dev.filechat.internal.async;

import org.jspecify.annotations.NullMarked;
