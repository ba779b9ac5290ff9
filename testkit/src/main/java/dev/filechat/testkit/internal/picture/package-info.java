// SPDX-License-Identifier: Apache-2.0
/** Draws the pictures that the fake makes. */
@NullMarked
package dev.filechat.testkit.internal.picture;

import org.jspecify.annotations.NullMarked;
