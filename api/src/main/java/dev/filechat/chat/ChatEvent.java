// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.internal.text.ServerText;

/**
 * One event while an answer is written, to be used in a {@code switch}. Immutable and thread-safe. See
 * {@link ChatStream#events()}.
 */
public sealed interface ChatEvent {
    /**
     * The model writes.
     *
     * @param index which of the outputs grows
     * @param text what is added, not empty
     */
    record Text(int index, String text) implements ChatEvent {
        /** Refuses null. */
        public Text {
            requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Text[index=" + index + ", text=" + text + "]");
        }
    }

    /**
     * The model thinks.
     *
     * @param index which of the outputs grows
     * @param text what is added to its reasoning, not empty
     */
    record Reasoning(int index, String text) implements ChatEvent {
        /** Refuses null. */
        public Reasoning {
            requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Reasoning[index=" + index + ", text=" + text + "]");
        }
    }

    /**
     * The model calls a tool: one that the caller is to run, or one that the service runs.
     *
     * @param index the output that calls it
     * @param call the call
     */
    record ToolCalled(int index, ToolCall call) implements ChatEvent {
        /** Refuses null. */
        public ToolCalled {
            requireNonNull(call, "call");
        }
    }

    /**
     * The model cites a source at a place in its text.
     *
     * @param index the output that cites it
     * @param citation the source and the place
     */
    record Cited(int index, InlineCitation citation) implements ChatEvent {
        /** Refuses null. */
        public Cited {
            requireNonNull(citation, "citation");
        }
    }

    /**
     * The model used a source for the whole answer.
     *
     * @param url the source's URL
     */
    record SourceUsed(String url) implements ChatEvent {
        /** Refuses null. */
        public SourceUsed {
            requireNonNull(url, "url");
        }

        @Override
        public String toString() {
            return ServerText.escaped("SourceUsed[url=" + url + "]");
        }
    }

    /**
     * What the answer used, once, when it is there; not if the service does not say.
     *
     * @param usage tokens and cost
     */
    record UsageReported(Usage usage) implements ChatEvent {
        /** Refuses null. */
        public UsageReported {
            requireNonNull(usage, "usage");
        }
    }

    /**
     * The answer is there: the last event.
     *
     * @param reason why the model stopped
     * @param response the whole answer
     */
    record Finished(FinishReason reason, ChatResponse response) implements ChatEvent {
        /** Refuses null. */
        public Finished {
            requireNonNull(reason, "reason");
            requireNonNull(response, "response");
        }
    }
}
