// SPDX-License-Identifier: Apache-2.0
/** The TCP connections of a fake. */
@NullMarked
package dev.filechat.testkit.internal.connection;

import org.jspecify.annotations.NullMarked;
