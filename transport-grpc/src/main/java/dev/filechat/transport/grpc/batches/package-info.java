// SPDX-License-Identifier: Apache-2.0
/** The calls about batches, and their messages. */
@NullMarked
package dev.filechat.transport.grpc.batches;

import org.jspecify.annotations.NullMarked;
