// SPDX-License-Identifier: Apache-2.0
/** What a listing of files asks for: filters, order, pages. Values are immutable and thread-safe; builders are not. */
@NullMarked
package dev.filechat.files.listing;

import org.jspecify.annotations.NullMarked;
