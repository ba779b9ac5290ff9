// SPDX-License-Identifier: Apache-2.0
/** Pictures: made of a prompt, or of a prompt and other pictures. */
@NullMarked
package dev.filechat.images;

import org.jspecify.annotations.NullMarked;
