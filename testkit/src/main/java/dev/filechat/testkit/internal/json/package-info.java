// SPDX-License-Identifier: Apache-2.0
/** Writes JSON, and makes values that fit a JSON schema. */
@NullMarked
package dev.filechat.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
