// SPDX-License-Identifier: Apache-2.0
/**
 * Spans and metrics of a client's calls, by OpenTelemetry: {@link dev.filechat.opentelemetry.FileChatTelemetry} makes
 * an observer for the client's builder.
 */
@NullMarked
package dev.filechat.opentelemetry;

import org.jspecify.annotations.NullMarked;
