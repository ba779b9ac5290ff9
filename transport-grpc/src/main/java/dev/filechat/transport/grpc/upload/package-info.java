// SPDX-License-Identifier: Apache-2.0
/** Uploads: chunks of a source as messages on the wire, without copies. */
@NullMarked
package dev.filechat.transport.grpc.upload;

import org.jspecify.annotations.NullMarked;
