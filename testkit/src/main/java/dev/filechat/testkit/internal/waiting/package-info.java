// SPDX-License-Identifier: Apache-2.0
/** How a thread waits while it serves a call. */
@NullMarked
package dev.filechat.testkit.internal.waiting;

import org.jspecify.annotations.NullMarked;
