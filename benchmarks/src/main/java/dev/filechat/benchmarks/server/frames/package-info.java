// SPDX-License-Identifier: Apache-2.0
/** A server that speaks just enough HTTP/2 for uploads and downloads, so that it leaves the processor to the client. */
@NullMarked
package dev.filechat.benchmarks.server.frames;

import org.jspecify.annotations.NullMarked;
