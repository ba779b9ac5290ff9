// SPDX-License-Identifier: Apache-2.0
/** The settings of chats and of single calls. Values are immutable and thread-safe; builders are not. */
@NullMarked
package dev.filechat.chat.options;

import org.jspecify.annotations.NullMarked;
