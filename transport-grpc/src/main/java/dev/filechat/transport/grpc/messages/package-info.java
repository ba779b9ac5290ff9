// SPDX-License-Identifier: Apache-2.0
/**
 * The api's types as messages and back. Each class has both directions of its topic: {@code toMessage} and
 * {@code fromMessage} are each other's inverse. Numbers of enums that this library does not know pass unchanged; a
 * choice that is not set, or whose kind this library does not know, is left out.
 */
@NullMarked
package dev.filechat.transport.grpc.messages;

import org.jspecify.annotations.NullMarked;
