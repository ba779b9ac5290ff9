// SPDX-License-Identifier: Apache-2.0
/**
 * The interfaces that a transport implements. A transport carries out one attempt of one call and has no policy:
 * limits, retries, deadlines, progress and integrity are the client's, so that they are the same over every transport.
 */
@NullMarked
package dev.filechat.spi;

import org.jspecify.annotations.NullMarked;
