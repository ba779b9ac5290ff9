// SPDX-License-Identifier: Apache-2.0
/** Responses that are kept: stored and deferred ones. */
@NullMarked
package dev.filechat.testkit.internal.responses;

import org.jspecify.annotations.NullMarked;
