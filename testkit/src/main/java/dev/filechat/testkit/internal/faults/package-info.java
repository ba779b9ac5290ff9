// SPDX-License-Identifier: Apache-2.0
/** What goes wrong with calls on purpose. */
@NullMarked
package dev.filechat.testkit.internal.faults;

import org.jspecify.annotations.NullMarked;
