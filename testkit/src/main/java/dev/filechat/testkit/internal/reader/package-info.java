// SPDX-License-Identifier: Apache-2.0
/** Reads documents in a process of their own. */
@NullMarked
package dev.filechat.testkit.internal.reader;

import org.jspecify.annotations.NullMarked;
