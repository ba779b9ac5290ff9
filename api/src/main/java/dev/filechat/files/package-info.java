// SPDX-License-Identifier: Apache-2.0
/** The Files API: uploads, listings, downloads and deletions of files. */
@NullMarked
package dev.filechat.files;

import org.jspecify.annotations.NullMarked;
