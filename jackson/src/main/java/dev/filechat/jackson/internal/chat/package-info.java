// SPDX-License-Identifier: Apache-2.0
/** Saved conversations: the fields of all that they are made of. */
@NullMarked
package dev.filechat.jackson.internal.chat;

import org.jspecify.annotations.NullMarked;
