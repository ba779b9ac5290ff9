// SPDX-License-Identifier: Apache-2.0
/**
 * Clients in Spring Boot applications: one from the properties {@code filechat.*}, and one for each name below
 * {@code filechat.clients}.
 */
@NullMarked
package dev.filechat.springboot;

import org.jspecify.annotations.NullMarked;
