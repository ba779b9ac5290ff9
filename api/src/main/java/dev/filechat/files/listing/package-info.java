// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of a listing of files: filters, order, pages. Values are immutable and thread-safe; builders are not.
 */
@NullMarked
package dev.filechat.files.listing;

import org.jspecify.annotations.NullMarked;
