// SPDX-License-Identifier: Apache-2.0
/** The transport {@code grpc-netty}. */
@NullMarked
package dev.filechat.transport.grpc.netty;

import org.jspecify.annotations.NullMarked;
