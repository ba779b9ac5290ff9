// SPDX-License-Identifier: Apache-2.0
/** The gRPC server of a fake. */
@NullMarked
package dev.filechat.testkit.internal.server;

import org.jspecify.annotations.NullMarked;
