// SPDX-License-Identifier: Apache-2.0
/** Runs the contenders by turns, and tells how they compare. */
@NullMarked
package dev.filechat.benchmarks.report;

import org.jspecify.annotations.NullMarked;
