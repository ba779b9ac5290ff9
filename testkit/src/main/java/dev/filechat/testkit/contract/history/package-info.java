// SPDX-License-Identifier: Apache-2.0
/**
 * Random schedules of calls and faults, made from a seed, and what must be true of each of them whatever went wrong.
 * {@link dev.filechat.testkit.contract.HistoryContract} runs them.
 */
@NullMarked
package dev.filechat.testkit.contract.history;

import org.jspecify.annotations.NullMarked;
