// SPDX-License-Identifier: Apache-2.0
/** The scripts of a fake. */
@NullMarked
package dev.filechat.testkit.internal.script;

import org.jspecify.annotations.NullMarked;
