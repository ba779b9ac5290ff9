// SPDX-License-Identifier: Apache-2.0
/**
 * What the service answers: responses, their outputs, the chunks of a streamed one, and what was used.
 *
 * <p>Values are immutable and thread-safe; builders are not. Strings that the service left out are empty, lists are
 * never null; what can be present and empty at once is an {@code Optional}.
 */
@NullMarked
package dev.filechat.chat.responses;

import org.jspecify.annotations.NullMarked;
