// SPDX-License-Identifier: Apache-2.0
/** What gRPC's libraries log about the frames of a connection. For the transports and the testkit. */
@NullMarked
package dev.filechat.transport.grpc.frames;

import org.jspecify.annotations.NullMarked;
