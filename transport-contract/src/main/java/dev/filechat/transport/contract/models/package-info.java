// SPDX-License-Identifier: Apache-2.0
/** What holds for models, tokens and API keys. */
@NullMarked
package dev.filechat.transport.contract.models;

import org.jspecify.annotations.NullMarked;
