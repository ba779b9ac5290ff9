// SPDX-License-Identifier: Apache-2.0
/** The sources of uploads: a path, bytes, a stream, and more, all made by {@link FileSource}. */
@NullMarked
package dev.filechat.files.sources;

import org.jspecify.annotations.NullMarked;
