// SPDX-License-Identifier: Apache-2.0
/** A server with one page: a visitor uploads files, asks about them, and watches the answer. */
@NullMarked
package dev.filechat.examples.server;

import org.jspecify.annotations.NullMarked;
