// SPDX-License-Identifier: Apache-2.0
/** The calls of a fake: records them, counts them, and checks their keys. */
@NullMarked
package dev.filechat.testkit.internal.calls;

import org.jspecify.annotations.NullMarked;
