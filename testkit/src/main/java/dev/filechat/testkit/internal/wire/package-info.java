// SPDX-License-Identifier: Apache-2.0
/** Methods and messages of the wire. */
@NullMarked
package dev.filechat.testkit.internal.wire;

import org.jspecify.annotations.NullMarked;
