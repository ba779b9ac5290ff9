// SPDX-License-Identifier: Apache-2.0
/**
 * Calls to a service that are recorded once and played back in tests: {@link Cassette}.
 */
@NullMarked
package dev.filechat.testkit.cassette;

import org.jspecify.annotations.NullMarked;
