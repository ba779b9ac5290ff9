// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer does not fit the format that was asked for. It is answered, and billed; asking again may give one that
 * fits. The answer's text is in {@link #text()}, never in the message.
 */
public final class OutputMismatchException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final String path;
    private final String text;
    private final transient @Nullable ChatResponse response;

    /**
     * Creates the exception that an {@link OutputFormat} throws.
     *
     * @param path where in the answer it does not fit, as a JSON pointer such as {@code /items/2/price}; empty for the
     *     whole
     * @param problem what does not fit there
     * @param text the answer's text
     * @param cause what it was caused by
     */
    public OutputMismatchException(String path, String problem, String text, @Nullable Throwable cause) {
        this(requireNonNull(path, "path"), message(path, problem), requireNonNull(text, "text"), cause, null);
    }

    private OutputMismatchException(
            String path, String message, String text, @Nullable Throwable cause, @Nullable ChatResponse response) {
        super(message, cause, false, response == null ? 0 : 1);
        this.path = path;
        this.text = text;
        this.response = response;
    }

    private static String message(String path, String problem) {
        return "The answer does not fit the format at " + (path.isEmpty() ? "its root" : path) + ": "
                + requireNonNull(problem, "problem");
    }

    /** {@return this exception, with the response that the text comes from} */
    public OutputMismatchException in(ChatResponse answer) {
        return new OutputMismatchException(
                path, String.valueOf(getMessage()), text, this, requireNonNull(answer, "answer"));
    }

    /** {@return the place that does not fit, as a JSON pointer; empty for the whole answer} */
    public String path() {
        return path;
    }

    /** {@return the answer's text, as the model wrote it} */
    public String text() {
        return text;
    }

    /** {@return the whole answer, with its usage and cost, if a call gave it} */
    public Optional<ChatResponse> response() {
        return Optional.ofNullable(response);
    }
}
