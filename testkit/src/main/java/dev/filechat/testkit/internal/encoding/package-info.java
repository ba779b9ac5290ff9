// SPDX-License-Identifier: Apache-2.0
/** Finds out how a text is encoded. */
@NullMarked
package dev.filechat.testkit.internal.encoding;

import org.jspecify.annotations.NullMarked;
