// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

/**
 * How a contender did.
 *
 * @param label the name in the report
 * @param samples what was measured
 */
record ContenderResult(String label, Samples samples) {}
