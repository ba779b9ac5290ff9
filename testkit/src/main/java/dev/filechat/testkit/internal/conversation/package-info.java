// SPDX-License-Identifier: Apache-2.0
/** What a chat request consists of: messages, files and images. */
@NullMarked
package dev.filechat.testkit.internal.conversation;

import org.jspecify.annotations.NullMarked;
