// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A value that is equal to another of its type with equal fields. Each subclass is final and lists its fields. */
abstract class Value {
    /** All the fields, always in the same order. */
    abstract Fields fields();

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Value value && fields().equals(value.fields()));
    }

    @Override
    public final int hashCode() {
        return fields().hashCode();
    }

    @Override
    public final String toString() {
        return fields().toString();
    }

    static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
