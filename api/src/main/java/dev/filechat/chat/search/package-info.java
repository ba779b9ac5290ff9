// SPDX-License-Identifier: Apache-2.0
/** Search parameters of the older search API, and the sources that it searches. */
@NullMarked
package dev.filechat.chat.search;

import org.jspecify.annotations.NullMarked;
