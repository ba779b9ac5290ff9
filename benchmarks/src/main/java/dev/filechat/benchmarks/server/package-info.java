// SPDX-License-Identifier: Apache-2.0
/** What the contenders talk to: servers in a JVM of their own, which do as little as there is to do. */
@NullMarked
package dev.filechat.benchmarks.server;

import org.jspecify.annotations.NullMarked;
