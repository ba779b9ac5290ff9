// SPDX-License-Identifier: Apache-2.0
/** What is in the files that are sent. */
@NullMarked
package dev.filechat.benchmarks.content;

import org.jspecify.annotations.NullMarked;
