// SPDX-License-Identifier: Apache-2.0
/** The contract of the Chat API. */
@NullMarked
package dev.filechat.transport.contract.chat;

import org.jspecify.annotations.NullMarked;
