// SPDX-License-Identifier: Apache-2.0
/** The Jackson mapper that reads records strictly. */
@NullMarked
package dev.filechat.jackson.internal.mapper;

import org.jspecify.annotations.NullMarked;
