// SPDX-License-Identifier: Apache-2.0
/** Uploads one file: checks, attempts, checksums, progress. */
@NullMarked
package dev.filechat.internal.upload;

import org.jspecify.annotations.NullMarked;
