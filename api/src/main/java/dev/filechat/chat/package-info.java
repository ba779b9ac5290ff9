// SPDX-License-Identifier: Apache-2.0

/**
 * The values of chat: messages and what they contain, options and tools of a request, responses and their chunks.
 *
 * <p>All value types here are immutable and thread-safe; builders are not. Strings that the service left out are empty,
 * lists are never null; what can be present and empty at once is an {@code Optional}.
 */
@NullMarked
package dev.filechat.chat;

import org.jspecify.annotations.NullMarked;
