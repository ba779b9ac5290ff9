// SPDX-License-Identifier: Apache-2.0
/** The transport {@code grpc-okhttp}. */
@NullMarked
package dev.filechat.transport.grpc.okhttp;

import org.jspecify.annotations.NullMarked;
