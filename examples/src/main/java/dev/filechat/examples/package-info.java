// SPDX-License-Identifier: Apache-2.0
/** Small runnable programs, one a use. */
@NullMarked
package dev.filechat.examples;

import org.jspecify.annotations.NullMarked;
