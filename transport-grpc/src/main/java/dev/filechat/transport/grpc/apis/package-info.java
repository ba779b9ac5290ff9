// SPDX-License-Identifier: Apache-2.0
/** The APIs that need nothing but calls with one request and one answer. */
@NullMarked
package dev.filechat.transport.grpc.apis;

import org.jspecify.annotations.NullMarked;
