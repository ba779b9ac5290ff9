// SPDX-License-Identifier: Apache-2.0
/** What filechat costs, beside what a careful user of grpc-java writes, in the same run. */
@NullMarked
package dev.filechat.benchmarks;

import org.jspecify.annotations.NullMarked;
