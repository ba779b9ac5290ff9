// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.internal.text.KeyRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An API key that keeps itself out of logs: {@link #toString()} does not show it. Immutable and thread-safe.
 */
public final class ApiKey {
    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Checks a key: printable ASCII with no spaces. A key with a line break would be logged byte by byte by gRPC, and
     * the call would go out without a key.
     *
     * @throws IllegalArgumentException if it cannot be one; the message does not hold it
     */
    public static ApiKey of(String value) {
        Objects.requireNonNull(value, "value");
        KeyRule.check("API key", value);
        return new ApiKey(value);
    }

    /** {@return the key itself, for the header {@code authorization} and nothing else} */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiKey that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
