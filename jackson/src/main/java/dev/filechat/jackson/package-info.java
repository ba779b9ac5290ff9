// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that needs JSON, by Jackson and victools: answers that are records
 * ({@link RecordFormat}), tools whose arguments are records
 * ({@link JacksonTool}), and saved conversations ({@link ChatJson}).
 *
 * <p>Records in a named module must be open to {@code com.fasterxml.jackson.databind}.
 */
@NullMarked
package dev.filechat.jackson;

import org.jspecify.annotations.NullMarked;
