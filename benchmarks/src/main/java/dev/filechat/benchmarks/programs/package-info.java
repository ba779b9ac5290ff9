// SPDX-License-Identifier: Apache-2.0
/** Measurements of a whole JVM, each in one of its own: what many calls at once cost, and what stays behind. */
@NullMarked
package dev.filechat.benchmarks.programs;

import org.jspecify.annotations.NullMarked;
