// SPDX-License-Identifier: Apache-2.0
/** The engine behind {@link dev.filechat.bulk.Bulk#ask}. */
@NullMarked
package dev.filechat.bulk.internal.ask;

import org.jspecify.annotations.NullMarked;
