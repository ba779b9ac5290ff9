// SPDX-License-Identifier: Apache-2.0
/** The Chat API over a transport: conversations, streams, deferred answers, questions about files. */
@NullMarked
package dev.filechat.internal.chat;

import org.jspecify.annotations.NullMarked;
