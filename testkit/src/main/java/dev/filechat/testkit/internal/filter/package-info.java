// SPDX-License-Identifier: Apache-2.0
/** The filter language of lists. */
@NullMarked
package dev.filechat.testkit.internal.filter;

import org.jspecify.annotations.NullMarked;
