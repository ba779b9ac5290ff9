// SPDX-License-Identifier: Apache-2.0
/** The Chat service. */
@NullMarked
package dev.filechat.testkit.internal.chat;

import org.jspecify.annotations.NullMarked;
