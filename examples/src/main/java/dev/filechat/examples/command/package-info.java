// SPDX-License-Identifier: Apache-2.0
/** {@code examples/chat-with-files}: questions about files, on the command line and in a conversation. */
@NullMarked
package dev.filechat.examples.command;

import org.jspecify.annotations.NullMarked;
