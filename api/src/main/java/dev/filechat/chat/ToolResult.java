// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.messages.Message;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolContext;
import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of one tool call. Immutable and thread-safe. */
public final class ToolResult {
    private final ToolContext context;
    private final String content;
    private final @Nullable Exception failure;
    private final Duration elapsed;

    private ToolResult(ToolContext context, String content, @Nullable Exception failure, Duration elapsed) {
        this.context = requireNonNull(context, "context");
        this.content = requireNonNull(content, "content");
        this.failure = failure;
        this.elapsed = requireNonNull(elapsed, "elapsed");
    }

    /** {@return the result of a tool that ended well} */
    public static ToolResult of(ToolContext context, String content, Duration elapsed) {
        return new ToolResult(context, content, null, elapsed);
    }

    /** {@return the result of a tool that failed, with the text that the model gets} */
    public static ToolResult failed(ToolContext context, String content, Exception failure, Duration elapsed) {
        return new ToolResult(context, content, requireNonNull(failure, "failure"), elapsed);
    }

    /** {@return the call as the model made it} */
    public ToolCall call() {
        return context.call();
    }

    /** {@return the round of the run in which the model made it; 1 is the first} */
    public int round() {
        return context.round();
    }

    /** {@return the text that the model gets} */
    public String content() {
        return content;
    }

    /** {@return what the tool failed with, if it did} */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** {@return how long the tool ran} */
    public Duration elapsed() {
        return elapsed;
    }

    /** {@return the message that answers the model's call} */
    public Message toMessage() {
        return Message.toolResult(call().id(), content);
    }

    @Override
    public String toString() {
        return ServerText.escaped("ToolResult[" + call().name() + ", round " + round() + ", "
                + (failure == null ? content.length() + " chars" : "failed: " + failure) + ", " + elapsed + "]");
    }
}
