// SPDX-License-Identifier: Apache-2.0
/** Stores files. */
@NullMarked
package dev.filechat.testkit.internal.store;

import org.jspecify.annotations.NullMarked;
