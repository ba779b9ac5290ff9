// SPDX-License-Identifier: Apache-2.0
/** The calls about models, tokens and the API key. */
@NullMarked
package dev.filechat.transport.grpc.models;

import org.jspecify.annotations.NullMarked;
