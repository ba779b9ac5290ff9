// SPDX-License-Identifier: Apache-2.0
/** The Files API over a transport. */
@NullMarked
package dev.filechat.internal.files;

import org.jspecify.annotations.NullMarked;
