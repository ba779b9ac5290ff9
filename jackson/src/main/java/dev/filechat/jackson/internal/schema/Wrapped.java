// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.schema;

/** The root object of values that are not records. Public and in an open package, since Jackson reads and writes it. */
public record Wrapped<T>(T value) {}
