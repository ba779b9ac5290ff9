// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of {@link Chat#runTools}. Immutable and thread-safe. */
public final class ToolRunOptions {
    private static final int DEFAULT_MAX_ROUNDS = 10;
    private static final ToolRunOptions DEFAULTS = builder().build();

    private final int maxRounds;
    private final int maxConcurrent;
    private final boolean throwToolFailures;
    private final ToolObserver observer;
    private final ChatOptions chatOptions;
    private final @Nullable Consumer<? super ChatChunk> onChunk;

    private ToolRunOptions(Builder builder) {
        this.maxRounds = builder.maxRounds;
        this.maxConcurrent = builder.maxConcurrent;
        this.throwToolFailures = builder.throwToolFailures;
        this.observer = builder.observer;
        this.chatOptions = builder.chatOptions;
        this.onChunk = builder.onChunk;
    }

    /** {@return 10 rounds, all tools of a round at once, the model gets failures of tools, no observer} */
    public static ToolRunOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the most rounds, in each of which the model is asked once} */
    public int maxRounds() {
        return maxRounds;
    }

    /** {@return the most tools at once; 1: on the thread that called {@code runTools}} */
    public int maxConcurrent() {
        return maxConcurrent;
    }

    /** {@return whether a tool's failure ends the run; else the model gets its message} */
    public boolean throwToolFailures() {
        return throwToolFailures;
    }

    /** {@return the observer of each step} */
    public ToolObserver observer() {
        return observer;
    }

    /** {@return what overrides the chat's options in each round} */
    public ChatOptions chatOptions() {
        return chatOptions;
    }

    /** {@return the listener for the chunks of the answers; empty: the answers are not streamed} */
    public Optional<Consumer<? super ChatChunk>> onChunk() {
        return Optional.ofNullable(onChunk);
    }

    /** Builds {@link ToolRunOptions}. Not thread-safe. */
    public static final class Builder {
        private int maxRounds = DEFAULT_MAX_ROUNDS;
        private int maxConcurrent = Integer.MAX_VALUE;
        private boolean throwToolFailures;
        private ToolObserver observer = new ToolObserver() {};
        private ChatOptions chatOptions = ChatOptions.none();
        private @Nullable Consumer<? super ChatChunk> onChunk;

        private Builder() {}

        /** Sets the most rounds, in each of which the model is asked once: 1 or more. Default: 10. */
        public Builder maxRounds(int maxRounds) {
            if (maxRounds < 1) {
                throw new IllegalArgumentException("maxRounds is " + maxRounds + "; it must be 1 or more");
            }
            this.maxRounds = maxRounds;
            return this;
        }

        /**
         * Sets the most tools that run at once: 1 or more. With 1, the calls of a round run one after the other on the
         * thread that called {@code runTools}. Else each runs on a virtual thread of its own, also if a round has only
         * one call, with the context that the client's {@link dev.filechat.TaskDecorator} carries over. Default: all
         * calls of a round.
         */
        public Builder maxConcurrent(int tools) {
            if (tools < 1) {
                throw new IllegalArgumentException("maxConcurrent is " + tools + "; it must be 1 or more");
            }
            this.maxConcurrent = tools;
            return this;
        }

        /**
         * Sets whether a tool's failure ends the run with a {@link ToolFailedException}. Default: no, the
         * model gets the failure's message, so that it can do something else.
         */
        public Builder throwToolFailures(boolean throwToolFailures) {
            this.throwToolFailures = throwToolFailures;
            return this;
        }

        /** Sets the observer of each step. Default: none. */
        public Builder observer(ToolObserver observer) {
            this.observer = requireNonNull(observer, "observer");
            return this;
        }

        /**
         * Streams the model's answers, and sets the listener for their chunks: of every round, in their order, on the
         * thread that called {@code runTools}. What it throws is logged, and the run goes on. An answer that breaks off
         * ends the run with a {@link StreamInterruptedException}. Default: the answers are not streamed.
         */
        public Builder onChunk(Consumer<? super ChatChunk> listener) {
            this.onChunk = requireNonNull(listener, "listener");
            return this;
        }

        /** Sets what overrides the chat's options in each round. Default: nothing. */
        public Builder chatOptions(ChatOptions chatOptions) {
            this.chatOptions = requireNonNull(chatOptions, "chatOptions");
            return this;
        }

        /** {@return the value} */
        public ToolRunOptions build() {
            return new ToolRunOptions(this);
        }
    }
}
