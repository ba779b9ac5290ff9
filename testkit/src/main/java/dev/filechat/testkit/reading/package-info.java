// SPDX-License-Identifier: Apache-2.0
/**
 * How the fake reads: the text of documents, and the sentences in it that fit a question. Made for the fake itself, and
 * not part of what users of the testkit can rely on.
 */
@NullMarked
package dev.filechat.testkit.reading;

import org.jspecify.annotations.NullMarked;
