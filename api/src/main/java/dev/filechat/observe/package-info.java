// SPDX-License-Identifier: Apache-2.0
/**
 * What a client does, call by call, for logs, metrics, traces and audits: a {@link dev.filechat.observe.CallObserver}
 * is given to the client's builder.
 */
@NullMarked
package dev.filechat.observe;

import org.jspecify.annotations.NullMarked;
