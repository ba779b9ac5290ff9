// SPDX-License-Identifier: Apache-2.0
/** Tools that a model may call: functions of the caller, and the ones that the service runs itself. */
@NullMarked
package dev.filechat.chat.tools;

import org.jspecify.annotations.NullMarked;
