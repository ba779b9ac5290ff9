// SPDX-License-Identifier: Apache-2.0
/**
 * One question about each of many files: {@link dev.filechat.bulk.Bulk#ask}. What is asked about ({@link BulkInput}),
 * the question, the answers in the order in which they come, and the journal that lets a job continue where it stopped.
 */
@NullMarked
package dev.filechat.bulk.ask;

import org.jspecify.annotations.NullMarked;
