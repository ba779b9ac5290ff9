// SPDX-License-Identifier: Apache-2.0
/**
 * The client and its errors. A newcomer needs one type to start: {@link FileChatClient}.
 */
@NullMarked
package dev.filechat;

import org.jspecify.annotations.NullMarked;
