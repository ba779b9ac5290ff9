// SPDX-License-Identifier: Apache-2.0
/** Downloads: the content of a file, read from the buffers in which it was received. */
@NullMarked
package dev.filechat.transport.grpc.download;

import org.jspecify.annotations.NullMarked;
