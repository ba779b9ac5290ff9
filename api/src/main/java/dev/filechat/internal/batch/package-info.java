// SPDX-License-Identifier: Apache-2.0
/** Calls about several files at once. */
@NullMarked
package dev.filechat.internal.batch;

import org.jspecify.annotations.NullMarked;
