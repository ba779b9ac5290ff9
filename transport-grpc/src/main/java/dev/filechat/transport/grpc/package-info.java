// SPDX-License-Identifier: Apache-2.0
/** What the gRPC transports share. gRPC's experimental API stays in here. */
@NullMarked
package dev.filechat.transport.grpc;

import org.jspecify.annotations.NullMarked;
