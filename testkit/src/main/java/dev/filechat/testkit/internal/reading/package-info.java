// SPDX-License-Identifier: Apache-2.0
/** Reads the text of documents. */
@NullMarked
package dev.filechat.testkit.internal.reading;

import org.jspecify.annotations.NullMarked;
