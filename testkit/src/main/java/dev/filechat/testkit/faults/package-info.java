// SPDX-License-Identifier: Apache-2.0
/**
 * What goes wrong on purpose: {@link dev.filechat.testkit.faults.Faults} of a fake's calls, and a
 * {@link dev.filechat.testkit.faults.FaultyProxy} for connections to any server.
 */
@NullMarked
package dev.filechat.testkit.faults;

import org.jspecify.annotations.NullMarked;
