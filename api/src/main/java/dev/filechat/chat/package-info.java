// SPDX-License-Identifier: Apache-2.0

/**
 * Conversations with a model: {@link Chat}, its streams, parsed and deferred answers, and runs of tools.
 *
 * <p>Values are immutable and thread-safe; builders are not. Strings that the service left out are empty, lists are
 * never null; what can be present and empty at once is an {@code Optional}.
 */
@NullMarked
package dev.filechat.chat;

import org.jspecify.annotations.NullMarked;
