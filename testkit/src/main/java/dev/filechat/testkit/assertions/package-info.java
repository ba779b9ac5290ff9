// SPDX-License-Identifier: Apache-2.0
/**
 * Assertions for AssertJ, about a fake and what it has seen, and about what filechat gives and throws.
 *
 * <p>{@link FileChatAssertions} is where to start.
 */
@NullMarked
package dev.filechat.testkit.assertions;

import org.jspecify.annotations.NullMarked;
