// SPDX-License-Identifier: Apache-2.0
/** One call with all its attempts: deadline, cancel, retry, and what its failures mean. */
@NullMarked
package dev.filechat.internal.call;

import org.jspecify.annotations.NullMarked;
