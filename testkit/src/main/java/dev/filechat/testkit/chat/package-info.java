// SPDX-License-Identifier: Apache-2.0
/**
 * The chat side of the fake xAI service: scripts for what it answers, and the requests that it was sent.
 *
 * <p>{@link FakeChat} is where to start; {@code FakeXai.chat()} gives it.
 */
@NullMarked
package dev.filechat.testkit.chat;

import org.jspecify.annotations.NullMarked;
