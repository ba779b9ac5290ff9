// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.Parsed;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.StatusCode;
import dev.filechat.internal.text.ServerText;

/** The outcome of one request of a batch. Immutable and thread-safe. */
public sealed interface ItemOutcome {
    /** {@return the id with which the request was added} */
    String id();

    /**
     * A chat that was answered.
     *
     * @param id the id with which it was added
     * @param response the answer
     */
    record Answered(String id, ChatResponse response) implements ItemOutcome {
        /** Refuses null. */
        public Answered {
            requireNonNull(id, "id");
            requireNonNull(response, "response");
        }

        /**
         * Decodes the answer.
         *
         * @param <T> the type of the value
         * @param format the format with which the item was made
         * @throws OutputMismatchException if the answer does not fit; it holds the answer
         */
        public <T> Parsed<T> parse(OutputFormat<T> format) {
            return Parsed.from(response, format);
        }

        @Override
        public String toString() {
            return ServerText.escaped("Answered[id=" + id + ", response=" + response + "]");
        }
    }

    /**
     * A request that failed.
     *
     * @param id the id with which it was added
     * @param status why, {@link StatusCode#UNKNOWN} for a number that is no status
     * @param message the service's text
     */
    record Failed(String id, StatusCode status, String message) implements ItemOutcome {
        /** Refuses null. */
        public Failed {
            requireNonNull(id, "id");
            requireNonNull(status, "status");
            requireNonNull(message, "message");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Failed[id=" + id + ", status=" + status + ", message=" + message + "]");
        }
    }

    /**
     * A request that is no chat, such as one for a picture, and has an answer that this version does not read.
     *
     * @param id the id with which it was added
     * @param kind the name of the answer's field on the wire; empty if there is none
     */
    record Other(String id, String kind) implements ItemOutcome {
        /** Refuses null. */
        public Other {
            requireNonNull(id, "id");
            requireNonNull(kind, "kind");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Other[id=" + id + ", kind=" + kind + "]");
        }
    }
}
