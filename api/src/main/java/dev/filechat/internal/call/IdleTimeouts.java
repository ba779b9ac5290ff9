// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.time.Duration;

/**
 * The times that a call waits for a sign of life.
 *
 * @param firstChunk for the first chunk of a streamed answer
 * @param stall for the next chunk of a stream, for the answer of a call that has one, and for the connection to take a
 *     chunk of an upload
 */
public record IdleTimeouts(Duration firstChunk, Duration stall) {}
