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
 * <p>Calls throw the same exceptions as those of {@link dev.filechat.files.FilesService}. A question that may have
 * reached the service is never repeated automatically, since it may be billed twice: the call throws an
 * {@link dev.filechat.errors.UnknownOutcomeException}. A call without a message throws {@link IllegalStateException}.
 * Answers are not appended automatically.
 *
 * <p>Each kind of call can be made with options of its own, which override the chat's, which override the client's.
 */
public interface Chat {
    /** {@return the model's name} */
    String model();

    /**
     * {@return the id that goes with each call of this chat, as {@code x-grok-conv-id}, so that the service finds its
     * cached prompt of the conversation} Forks, and chats that are restored from a snapshot, have the same.
     */
    String conversationId();

    /** {@return the settings of the calls: the chat's over the client's} */
    ChatOptions options();

    /** {@return the messages so far, as an immutable copy} */
    List<Message> messages();

    /** Adds a message. Nothing is sent. */
    Chat append(Message message);

    /**
     * Adds an answer: every output of it, in order, as the service wants it replayed. Of several answers to one
     * question, append one of {@link ChatResponse#choices()}. Nothing is sent.
     */
    Chat append(ChatResponse response);

    /** Calls {@link #sample(ChatOptions)} with the chat's settings. */
    default ChatResponse sample() {
        return sample(ChatOptions.none());
    }

    /**
     * Asks for several answers at once and waits for them; {@link ChatResponse#choices()} returns them one by one.
     *
     * @param n the number of answers: 1 to 128, the service's limit
     */
    default ChatResponse sample(int n) {
        return sample(ChatOptions.builder().n(n).build());
    }

    /** Asks and waits for the whole answer. */
    ChatResponse sample(ChatOptions overrides);

    /** Calls {@link #stream(ChatOptions)} with the chat's settings. */
    default ChatStream stream() {
        return stream(ChatOptions.none());
    }

    /**
     * Asks for several answers at once, which are written concurrently: {@link ChatChunk#content(int)}.
     *
     * @param n the number of answers: 1 to 128, the service's limit
     */
    default ChatStream stream(int n) {
        return stream(ChatOptions.builder().n(n).build());
    }

    /**
     * Asks, and returns the answer as a stream. Returns when the first chunk is there. The stream must be closed;
     * closing it early cancels the call.
     */
    ChatStream stream(ChatOptions overrides);

    /** Calls {@link #parse(OutputFormat, ChatOptions)} with the chat's settings. */
    default <T> Parsed<T> parse(OutputFormat<T> format) {
        return parse(format, ChatOptions.none());
    }

    /**
     * Asks for an answer of a type. The format applies to this call only.
     *
     * @throws OutputMismatchException if the answer does not fit; it holds the answer
     */
    <T> Parsed<T> parse(OutputFormat<T> format, ChatOptions overrides);

    /**
     * Calls {@link #runTools(List, ToolRunOptions)} with the defaults: 10 rounds, and the model gets the failures of
     * tools.
     */
    default ToolRun runTools(RunnableTool... tools) {
        return runTools(List.of(tools), ToolRunOptions.defaults());
    }

    /**
     * Asks; runs the tools that the model calls, and asks again with their results, until it answers without calling
     * any. The tools are added to those of the settings. The calls of a round run concurrently, each on a virtual
     * thread of its own, also if there is only one; {@link ToolRunOptions.Builder#maxConcurrent} changes that, and
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
     * @throws UnknownToolCallException if the model calls a tool and it cannot be known whether the caller or the
     *     service has to run it
     * @throws ToolFailedException if a tool failed and the options say that this ends the run
     * @throws IllegalArgumentException if two tools have the same name
     */
    ToolRun runTools(List<? extends RunnableTool> tools, ToolRunOptions options);

    /** Calls {@link #defer(ChatOptions)} with the chat's settings. */
    default DeferredChat defer() {
        return defer(ChatOptions.none());
    }

    /** Asks without waiting: the service writes the answer, which is fetched later. */
    DeferredChat defer(ChatOptions overrides);

    /**
     * Lets the service compact the conversation, and replaces the messages with the one that stands for them. If that
     * fails, the messages stay as they are.
     */
    Compaction compact();

    /**
     * {@return the usage of this chat's calls so far} It includes that of its {@link DeferredChat}s once their answers
     * are there. Calls that failed, and streams that ended before the service sent their usage, are not included.
     */
    Usage usage();

    /**
     * {@return the cost of this chat's calls so far, in US dollars, exact; empty if the service did not report it for
     * one of them (a failed one that may have been billed counts too)}
     */
    Optional<BigDecimal> cost();

    /** Sets a budget, in addition to the client's if there is one: once it is spent, this chat's calls are refused. */
    Chat costBudget(CostBudget budget);

    /** {@return a copy of this chat with the same messages, settings and budget} Its usage begins at 0. */
    Chat fork();

    /** {@return the state of this chat, to be stored and restored with {@link ChatService#restore}} */
    ChatSnapshot snapshot();

    /**
     * {@return the name of the file that a citation is of, if a message of this chat named it:
     * {@code Content.file(storedFile)} does}
     */
    Optional<String> fileName(InlineCitation citation);
}
