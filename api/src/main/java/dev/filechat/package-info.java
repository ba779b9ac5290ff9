// SPDX-License-Identifier: Apache-2.0
/** The client. Start with {@link FileChatClient}. */
@NullMarked
package dev.filechat;

import org.jspecify.annotations.NullMarked;
