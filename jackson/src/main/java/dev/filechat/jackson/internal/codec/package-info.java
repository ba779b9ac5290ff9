// SPDX-License-Identifier: Apache-2.0
/** How a value becomes JSON and is read again, built from the fields that it has. */
@NullMarked
package dev.filechat.jackson.internal.codec;

import org.jspecify.annotations.NullMarked;
