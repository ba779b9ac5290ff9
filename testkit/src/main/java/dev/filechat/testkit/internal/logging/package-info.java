// SPDX-License-Identifier: Apache-2.0
/** Silences the logs of libraries. */
@NullMarked
package dev.filechat.testkit.internal.logging;

import org.jspecify.annotations.NullMarked;
