// SPDX-License-Identifier: Apache-2.0
/** Runs the tools that a model calls. */
@NullMarked
package dev.filechat.internal.tools;

import org.jspecify.annotations.NullMarked;
