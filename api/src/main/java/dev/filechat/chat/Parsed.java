// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.internal.text.ServerText;

/**
 * An answer as a value.
 *
 * @param <T> the value's type
 * @param value the value
 * @param response the answer that it was decoded from
 */
public record Parsed<T>(T value, ChatResponse response) {
    /** Refuses null. */
    public Parsed {
        requireNonNull(value, "value");
        requireNonNull(response, "response");
    }

    @Override
    public String toString() {
        return ServerText.escaped("Parsed[value=" + value + ", response=" + response + "]");
    }
}
