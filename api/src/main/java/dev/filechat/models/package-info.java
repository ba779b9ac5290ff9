// SPDX-License-Identifier: Apache-2.0
/** Models with their prices and limits, tokens, and what the service knows of the API key. */
@NullMarked
package dev.filechat.models;

import org.jspecify.annotations.NullMarked;
