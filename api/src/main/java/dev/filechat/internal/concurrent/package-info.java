// SPDX-License-Identifier: Apache-2.0
/** Threads on which tasks and the code of the caller run. */
@NullMarked
package dev.filechat.internal.concurrent;

import org.jspecify.annotations.NullMarked;
