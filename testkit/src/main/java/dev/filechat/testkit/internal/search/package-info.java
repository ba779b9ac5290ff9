// SPDX-License-Identifier: Apache-2.0
/** Finds the sentences of documents that answer a question. */
@NullMarked
package dev.filechat.testkit.internal.search;

import org.jspecify.annotations.NullMarked;
