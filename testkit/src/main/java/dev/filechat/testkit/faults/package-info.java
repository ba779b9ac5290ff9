// SPDX-License-Identifier: Apache-2.0
/**
 * What goes wrong on purpose: {@link Faults} of a fake's calls, and a
 * {@link FaultyProxy} for connections to any server.
 */
@NullMarked
package dev.filechat.testkit.faults;

import org.jspecify.annotations.NullMarked;
