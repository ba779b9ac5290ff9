// SPDX-License-Identifier: Apache-2.0
/** The calls about pictures. */
@NullMarked
package dev.filechat.internal.images;

import org.jspecify.annotations.NullMarked;
