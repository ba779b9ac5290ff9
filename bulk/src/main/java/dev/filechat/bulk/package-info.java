// SPDX-License-Identifier: Apache-2.0
/**
 * Large jobs, which remember what they did ({@link Bulk}): content that is uploaded once, directories that are
 * uploaded in as many runs as it takes, and questions about many files.
 */
@NullMarked
package dev.filechat.bulk;

import org.jspecify.annotations.NullMarked;
