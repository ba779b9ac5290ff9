// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import io.grpc.Metadata;
import java.util.Locale;
import java.util.Objects;

/**
 * A header or a trailer of an answer.
 *
 * @param key its name
 * @param value its value
 */
public record AnswerHeader(Metadata.Key<String> key, String value) {

    /**
     * Checks a name and a value.
     *
     * @throws IllegalArgumentException if they cannot be sent
     */
    public static AnswerHeader of(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("value must be printable ASCII");
        }
        if (!name.toLowerCase(Locale.ROOT).equals(name)) {
            throw new IllegalArgumentException("name must be in lower case, not \"" + name + "\"");
        }
        return new AnswerHeader(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }

    void addTo(Metadata metadata) {
        metadata.put(key, value);
    }
}
