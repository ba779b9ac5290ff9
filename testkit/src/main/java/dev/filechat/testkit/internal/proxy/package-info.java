// SPDX-License-Identifier: Apache-2.0
/** Connections through a TCP proxy, and what goes wrong with their bytes. */
@NullMarked
package dev.filechat.testkit.internal.proxy;

import org.jspecify.annotations.NullMarked;
