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

    /**
     * Decodes an answer.
     *
     * @param <T> the value's type
     * @param response the answer
     * @param format the format that was asked for
     * @throws OutputMismatchException if the answer does not fit; it holds the answer
     */
    public static <T> Parsed<T> from(ChatResponse response, OutputFormat<T> format) {
        requireNonNull(response, "response");
        requireNonNull(format, "format");
        try {
            return new Parsed<>(format.decode(response.content()), response);
        } catch (OutputMismatchException e) {
            throw e.in(response);
        } catch (RuntimeException | StackOverflowError e) { // a library's: the answer is paid for, and must not be lost
            throw new OutputMismatchException(
                            "", "the format failed with " + e.getClass().getName(), response.content(), e)
                    .in(response);
        }
    }

    @Override
    public String toString() {
        return ServerText.escaped("Parsed[value=" + value + ", response=" + response + "]");
    }
}
