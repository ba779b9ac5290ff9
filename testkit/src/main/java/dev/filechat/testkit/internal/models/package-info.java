// SPDX-License-Identifier: Apache-2.0
/** Tells about models, tokens and API keys. */
@NullMarked
package dev.filechat.testkit.internal.models;

import org.jspecify.annotations.NullMarked;
