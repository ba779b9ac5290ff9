// SPDX-License-Identifier: Apache-2.0
/**
 * What a message is made of: its role, and texts, files and images. Values are immutable and thread-safe; builders are
 * not.
 */
@NullMarked
package dev.filechat.chat.messages;

import org.jspecify.annotations.NullMarked;
