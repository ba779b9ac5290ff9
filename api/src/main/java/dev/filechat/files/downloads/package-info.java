// SPDX-License-Identifier: Apache-2.0
/** The options, the progress and the failures of downloads. Values are immutable and thread-safe; builders are not. */
@NullMarked
package dev.filechat.files.downloads;

import org.jspecify.annotations.NullMarked;
