// SPDX-License-Identifier: Apache-2.0
/** Receives uploads. */
@NullMarked
package dev.filechat.testkit.internal.upload;

import org.jspecify.annotations.NullMarked;
