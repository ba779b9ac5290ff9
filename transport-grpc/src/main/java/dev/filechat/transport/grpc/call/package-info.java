// SPDX-License-Identifier: Apache-2.0
/** gRPC calls on a client's connections: how they wait, when they end, and what their failures mean. */
@NullMarked
package dev.filechat.transport.grpc.call;

import org.jspecify.annotations.NullMarked;
