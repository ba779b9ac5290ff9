// SPDX-License-Identifier: Apache-2.0
/** The calls about collections, and their messages. */
@NullMarked
package dev.filechat.transport.grpc.collections;

import org.jspecify.annotations.NullMarked;
