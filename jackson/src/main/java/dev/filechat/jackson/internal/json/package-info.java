// SPDX-License-Identifier: Apache-2.0
/** JSON as a text: how it is read, and where it does not fit. */
@NullMarked
package dev.filechat.jackson.internal.json;

import org.jspecify.annotations.NullMarked;
