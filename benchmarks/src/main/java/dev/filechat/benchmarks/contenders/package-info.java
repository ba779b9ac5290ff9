// SPDX-License-Identifier: Apache-2.0
/** filechat, and what it is measured by: grpc-java's generated stubs used with and without care, and bare TCP. */
@NullMarked
package dev.filechat.benchmarks.contenders;

import org.jspecify.annotations.NullMarked;
