// SPDX-License-Identifier: Apache-2.0
/** Cuts texts into chunks and finds those that fit a query. */
@NullMarked
package dev.filechat.testkit.internal.retrieval;

import org.jspecify.annotations.NullMarked;
