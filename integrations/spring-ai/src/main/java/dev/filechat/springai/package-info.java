// SPDX-License-Identifier: Apache-2.0
/** A chat model of Spring AI over a {@link dev.filechat.FileChatClient}. */
@NullMarked
package dev.filechat.springai;

import org.jspecify.annotations.NullMarked;
