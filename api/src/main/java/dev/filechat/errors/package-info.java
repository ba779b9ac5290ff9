// SPDX-License-Identifier: Apache-2.0
/** What a call can fail with. Each failure is a {@link FileChatException}; its type says what can be done about it. */
@NullMarked
package dev.filechat.errors;

import org.jspecify.annotations.NullMarked;
