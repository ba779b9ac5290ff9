// SPDX-License-Identifier: Apache-2.0
/** Collections of documents: what is in them, how it is indexed and found, and their services. */
@NullMarked
package dev.filechat.testkit.internal.collections;

import org.jspecify.annotations.NullMarked;
