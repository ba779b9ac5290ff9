// SPDX-License-Identifier: Apache-2.0
/** Checks what a client is configured with, and finds its transport. */
@NullMarked
package dev.filechat.internal.setup;

import org.jspecify.annotations.NullMarked;
