// SPDX-License-Identifier: Apache-2.0
/**
 * What every transport keeps. A transport's test extends {@link dev.filechat.testkit.contract.TransportContract} and
 * hands in its provider; the tests are inherited.
 */
@NullMarked
package dev.filechat.testkit.contract;

import org.jspecify.annotations.NullMarked;
