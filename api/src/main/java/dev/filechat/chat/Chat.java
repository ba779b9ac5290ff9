// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolChoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A conversation with a model. The service keeps none: each call sends all messages. NOT thread-safe; a second call
 * while one is under way is refused with {@link IllegalStateException}. Made by {@link ChatService}; not meant to be
 * implemented elsewhere.
 *
 * <p>Calls throw as those of {@link dev.filechat.files.FilesService} do. A question that may have reached the service
 * is never asked again by itself, since it may be billed twice: that is a
 * {@link dev.filechat.errors.UnknownOutcomeException}. A call without a message is an {@link IllegalStateException}.
 * Answers are not appended by themselves.
 *
 * <p>Each kind of call can be made with options of its own, which override the chat's, which override the client's.
 */
public interface Chat {
    /** The model's name. */
    String model();

    /** The settings of the calls: the chat's over the client's. */
    ChatOptions options();

    /** The messages so far, as an immutable copy. */
    List<Message> messages();

    /** Adds a message. Nothing is sent. */
    Chat append(Message message);

    /**
     * Adds an answer: every output of it, in order, as the service wants it replayed. Of several answers to one
     * question, append one of {@link ChatResponse#choices()}. Nothing is sent.
     */
    Chat append(ChatResponse response);

    /** As {@link #sample(ChatOptions)} with the chat's settings. */
    default ChatResponse sample() {
        return sample(ChatOptions.none());
    }

    /**
     * Asks for several answers at once and waits for them; {@link ChatResponse#choices()} gives them one by one.
     *
     * @param n how many: 1 to 128, the service's limit
     */
    default ChatResponse sample(int n) {
        return sample(ChatOptions.builder().n(n).build());
    }

    /** Asks and waits for the whole answer. */
    ChatResponse sample(ChatOptions overrides);

    /** As {@link #stream(ChatOptions)} with the chat's settings. */
    default ChatStream stream() {
        return stream(ChatOptions.none());
    }

    /**
     * Asks for several answers at once, which are written side by side: {@link ChatChunk#content(int)}.
     *
     * @param n how many: 1 to 128, the service's limit
     */
    default ChatStream stream(int n) {
        return stream(ChatOptions.builder().n(n).build());
    }

    /**
     * Asks, and gives the answer as it is written. Returns when the first chunk is there. The stream must be closed;
     * closing it early cancels the call.
     */
    ChatStream stream(ChatOptions overrides);

    /** As {@link #parse(OutputFormat, ChatOptions)} with the chat's settings. */
    default <T> Parsed<T> parse(OutputFormat<T> format) {
        return parse(format, ChatOptions.none());
    }

    /**
     * Asks for an answer of a type. The format goes with this one call; the chat's settings stay as they are.
     *
     * @throws OutputMismatchException if the answer does not fit; it holds the answer
     */
    <T> Parsed<T> parse(OutputFormat<T> format, ChatOptions overrides);

    /** As {@link #runTools(List, ToolRunOptions)} with the defaults: 10 rounds, the model gets the failures. */
    default ToolRun runTools(RunnableTool... tools) {
        return runTools(List.of(tools), ToolRunOptions.defaults());
    }

    /**
     * Asks; runs the tools that the model calls, and asks again with their results, until it answers without calling
     * any. The tools are added to those of the settings. The calls of a round are run side by side, each on a virtual
     * thread of its own, also where there is one only; {@link ToolRunOptions.Builder#maxConcurrent} says otherwise, and
     * {@link dev.filechat.TaskDecorator} carries context over to these threads.
     *
     * <p>Each round is appended whole, the model's calls with all the results, or not at all; the last answer is not
     * appended. If the model calls a function that the settings declare but for which there is no code here, nothing of
     * that round is run, and its answer is the last one.
     *
     * <p>The settings, {@link ChatOptions#toolChoice()} too, go with each round: with {@link ToolChoice#required()} the
     * model has no way to answer, and the run ends at its limit.
     *
     * <p>Interrupting the thread or closing the client ends what is under way, model or tools, and with it the run: a
     * {@link dev.filechat.errors.CallCancelledException}.
     *
     * @throws ToolRoundsException if the model calls tools in the last round too
     * @throws UnknownToolCallException if the model calls a tool and it cannot be known whether the caller
     *     or the service has to run it
     * @throws ToolFailedException if a tool failed and the options say that this ends the run
     * @throws IllegalArgumentException if two tools have the same name
     */
    ToolRun runTools(List<? extends RunnableTool> tools, ToolRunOptions options);

    /** As {@link #defer(ChatOptions)} with the chat's settings. */
    default DeferredChat defer() {
        return defer(ChatOptions.none());
    }

    /** Asks without waiting: the service works at the answer, which is picked up later. */
    DeferredChat defer(ChatOptions overrides);

    /**
     * Has the service make the conversation short, and replaces the messages by one that stands for them. If it fails,
     * they stay as they are.
     */
    Compaction compact();

    /**
     * What the calls of this chat have used so far, those of its {@link DeferredChat}s too once they are there. Calls
     * that failed, and streams that ended before the service sent it, are not in it.
     */
    Usage usage();

    /**
     * What the calls of this chat cost so far, in US dollars, exact; empty if the service did not report it for one of
     * them (a failed one that may have been billed counts too).
     */
    Optional<BigDecimal> cost();

    /** Has a budget refuse this chat's calls once it is spent, beside the client's if there is one. */
    Chat costBudget(CostBudget budget);

    /** A chat that begins with the same messages, settings and budget, and goes its own way; its usage begins at 0. */
    Chat fork();

    /** All that this chat is made of, to be kept and restored with {@link ChatService#restore}. */
    ChatSnapshot snapshot();

    /**
     * The name of the file that a citation is of, if a message of this chat named it: {@code Content.file(storedFile)}
     * does.
     */
    Optional<String> fileName(InlineCitation citation);
}
