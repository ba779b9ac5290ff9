// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

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
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The API key is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException("The API key has " + describe(c) + " at position " + (i + 1) + " of "
                        + value.length() + "; a key is printable ASCII with no spaces. Was it copied whole?");
            }
        }
        return new ApiKey(value);
    }

    private static String describe(char c) {
        return switch (c) {
            case '\n', '\r' -> "a line break";
            case ' ' -> "a space";
            case '\t' -> "a tab";
            default -> c < ' ' || c == 0x7f ? "a control character" : "a character that is not ASCII";
        };
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
