// SPDX-License-Identifier: Apache-2.0
/** Shared by value classes: equality, text, checks of arguments, names of open enumerations. */
@NullMarked
package dev.filechat.internal.values;

import org.jspecify.annotations.NullMarked;
