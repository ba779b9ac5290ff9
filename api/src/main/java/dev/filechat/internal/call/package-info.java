// SPDX-License-Identifier: Apache-2.0
/** One call with all its attempts: deadline, cancellation, retry, and translation of failures. */
@NullMarked
package dev.filechat.internal.call;

import org.jspecify.annotations.NullMarked;
