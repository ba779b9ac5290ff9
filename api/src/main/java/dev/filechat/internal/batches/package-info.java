// SPDX-License-Identifier: Apache-2.0
/** The calls about batches: adding by parts, waiting, paging. */
@NullMarked
package dev.filechat.internal.batches;

import org.jspecify.annotations.NullMarked;
