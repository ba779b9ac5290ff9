// SPDX-License-Identifier: Apache-2.0
/** The exceptions of calls. Each failure is a {@link FileChatException}; its type says what can be done about it. */
@NullMarked
package dev.filechat.errors;

import org.jspecify.annotations.NullMarked;
