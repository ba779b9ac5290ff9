// SPDX-License-Identifier: Apache-2.0
/** Reads listings page by page. */
@NullMarked
package dev.filechat.internal.listing;

import org.jspecify.annotations.NullMarked;
