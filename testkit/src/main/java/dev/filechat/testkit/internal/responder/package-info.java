// SPDX-License-Identifier: Apache-2.0
/** Answers chat requests without a script. */
@NullMarked
package dev.filechat.testkit.internal.responder;

import org.jspecify.annotations.NullMarked;
