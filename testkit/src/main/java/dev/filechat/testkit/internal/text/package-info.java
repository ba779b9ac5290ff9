// SPDX-License-Identifier: Apache-2.0
/** Texts in messages. */
@NullMarked
package dev.filechat.testkit.internal.text;

import org.jspecify.annotations.NullMarked;
