// SPDX-License-Identifier: Apache-2.0
/** Files of lines that survive a crash, and how their lines are found again. */
@NullMarked
package dev.filechat.bulk.internal.log;

import org.jspecify.annotations.NullMarked;
