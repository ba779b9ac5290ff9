// SPDX-License-Identifier: Apache-2.0
/** Answers of chats: what they consist of, and how they become messages of the wire. */
@NullMarked
package dev.filechat.testkit.internal.answer;

import org.jspecify.annotations.NullMarked;
