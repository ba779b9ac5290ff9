// SPDX-License-Identifier: Apache-2.0
/** The JSON schema of a record, and what does not fit it. */
@NullMarked
package dev.filechat.jackson.internal.schema;

import org.jspecify.annotations.NullMarked;
