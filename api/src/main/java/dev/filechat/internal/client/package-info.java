// SPDX-License-Identifier: Apache-2.0
/** Composes the parts of a client. */
@NullMarked
package dev.filechat.internal.client;

import org.jspecify.annotations.NullMarked;
