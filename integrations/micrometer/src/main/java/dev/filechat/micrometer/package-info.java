// SPDX-License-Identifier: Apache-2.0
/**
 * Observations and meters of a client's calls, by Micrometer: {@link dev.filechat.micrometer.FileChatObservation} makes
 * an observer for the client's builder.
 */
@NullMarked
package dev.filechat.micrometer;

import org.jspecify.annotations.NullMarked;
