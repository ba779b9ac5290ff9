// SPDX-License-Identifier: Apache-2.0
/** The Files API: what is uploaded, listed, read and deleted. */
@NullMarked
package dev.filechat.files;

import org.jspecify.annotations.NullMarked;
