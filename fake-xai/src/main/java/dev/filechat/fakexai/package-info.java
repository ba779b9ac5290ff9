// SPDX-License-Identifier: Apache-2.0
/** The fake xAI service as a program, for developing clients in any language without a key. */
@NullMarked
package dev.filechat.fakexai;

import org.jspecify.annotations.NullMarked;
