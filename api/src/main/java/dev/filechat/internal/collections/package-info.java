// SPDX-License-Identifier: Apache-2.0
/** The calls about collections and their documents. */
@NullMarked
package dev.filechat.internal.collections;

import org.jspecify.annotations.NullMarked;
