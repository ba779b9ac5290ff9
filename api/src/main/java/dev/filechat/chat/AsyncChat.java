// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.RunnableTool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@link Chat}, {@link DeferredChat} and {@link ChatService} as futures, and streamed answers as
 * publishers. A conversation is made with {@link ChatService#create}, and appended to, as everywhere: that waits for
 * nothing. Each call runs on a virtual thread of its own; what the blocking call throws ends the future or the
 * subscription. Thread-safe. Made by the client; not meant to be implemented elsewhere.
 *
 * <p>A {@link Chat} is not thread-safe, also here: while a call of it is under way, leave it alone. A second call of
 * the same chat meanwhile ends with {@link IllegalStateException}. What depends on the future, or follows the
 * subscription's last signal, finds the chat free, and may append to it:
 *
 * {@snippet :
 * async.chat().sample(chat)
 *         .thenCompose(answer -> async.chat().sample(chat.append(answer).append(user("And the smallest?"))))
 *         .thenAccept(answer -> System.out.println(answer.content()));
 * }
 *
 * <p>Cancelling the future that a method gave cancels its call on the wire, and so does ending it in any other way, as
 * {@link CompletableFuture#orTimeout} does. Cancelling a future made of it ({@code thenApply(...)}) does not: that is
 * how {@code CompletableFuture} is. A cancelled future is done at once; its chat is free a little later, when the call
 * has ended. Functions that depend on a future run on the call's thread unless they are given an executor. Closing the
 * client ends all calls.
 *
 * <p>About the publishers:
 * <ul>
 *   <li>Each subscription is a call of its own, which is made with the first {@link Flow.Subscription#request request}:
 *       a subscriber that requests nothing causes no call and no cost.
 *   <li>A chunk is read when the subscriber has requested it: a slow subscriber holds the service back by flow control.
 *       What the transport reads ahead and the connection's window limit the chunks that wait for it. The time of the
 *       call, which is the client's {@code timeout}, runs meanwhile.
 *   <li>The end of the stream, and a failure, are found by reading too: {@code onComplete} and {@code onError} are
 *       called when the subscriber has requested more than there is. A subscriber that wants no more cancels.
 *   <li>{@link Flow.Subscription#cancel cancel} cancels the call on the wire at once, from any thread, also during the
 *       wait for a chunk. The chat is free when the call has ended.
 *   <li>{@code request(n)} with less than 1 ends the subscription with {@link IllegalArgumentException}.
 *   <li>All signals come from the subscription's own virtual thread, one after the other; a subscriber may block it. A
 *       subscriber that throws is cancelled, and what it threw is logged as a warning.
 *   <li>Closing the client ends a subscription, whether or not it has requested anything, with
 *       {@link dev.filechat.errors.CallCancelledException}; one that has made no call yet, or is made later, with
 *       {@link IllegalStateException}.
 * </ul>
 */
public interface AsyncChat {
    /**
     * Any call, or several in a row:
     * {@code async.call(chats -> chats.create("grok-4.5").append(user("Hello")).sample())}. A result that nobody gets
     * because the future was cancelled meanwhile is closed if it can be.
     *
     * @param <T> what the call gives
     * @param call the call, made on a virtual thread that is interrupted when the future is cancelled
     */
    <T extends @Nullable Object> CompletableFuture<T> call(Function<? super ChatService, ? extends T> call);

    /** As {@link Chat#sample()}. */
    default CompletableFuture<ChatResponse> sample(Chat chat) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.sample());
    }

    /** As {@link Chat#sample(int)}. */
    default CompletableFuture<ChatResponse> sample(Chat chat, int n) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.sample(n));
    }

    /** As {@link Chat#sample(ChatOptions)}. */
    default CompletableFuture<ChatResponse> sample(Chat chat, ChatOptions overrides) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.sample(overrides));
    }

    /** The chunks of {@link Chat#stream()}. */
    default Flow.Publisher<ChatChunk> stream(Chat chat) {
        return stream(chat, ChatOptions.none());
    }

    /** The chunks of {@link Chat#stream(int)}. */
    default Flow.Publisher<ChatChunk> stream(Chat chat, int n) {
        return stream(chat, ChatOptions.builder().n(n).build());
    }

    /** The chunks of {@link Chat#stream(ChatOptions)}. To get the whole answer at the end, take {@link #events}. */
    Flow.Publisher<ChatChunk> stream(Chat chat, ChatOptions overrides);

    /** As {@link #events(Chat, ChatOptions)} with the chat's settings. */
    default Flow.Publisher<ChatEvent> events(Chat chat) {
        return events(chat, ChatOptions.none());
    }

    /**
     * The events of {@link Chat#stream(ChatOptions)}, the last of them {@link ChatEvent.Finished} with the whole
     * answer. An answer that breaks off is in the {@link StreamInterruptedException}.
     */
    Flow.Publisher<ChatEvent> events(Chat chat, ChatOptions overrides);

    /** As {@link Chat#parse(OutputFormat)}. */
    default <T> CompletableFuture<Parsed<T>> parse(Chat chat, OutputFormat<T> format) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.parse(format));
    }

    /** As {@link Chat#parse(OutputFormat, ChatOptions)}. */
    default <T> CompletableFuture<Parsed<T>> parse(Chat chat, OutputFormat<T> format, ChatOptions overrides) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.parse(format, overrides));
    }

    /** As {@link Chat#runTools(RunnableTool...)}. */
    default CompletableFuture<ToolRun> runTools(Chat chat, RunnableTool... tools) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.runTools(tools));
    }

    /** As {@link Chat#runTools(List, ToolRunOptions)}; cancelling the future ends the run, model and tools. */
    default CompletableFuture<ToolRun> runTools(Chat chat, List<? extends RunnableTool> tools, ToolRunOptions options) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.runTools(tools, options));
    }

    /** As {@link Chat#defer()}. */
    default CompletableFuture<DeferredChat> defer(Chat chat) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.defer());
    }

    /** As {@link Chat#defer(ChatOptions)}. */
    default CompletableFuture<DeferredChat> defer(Chat chat, ChatOptions overrides) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.defer(overrides));
    }

    /** As {@link DeferredChat#poll()}. */
    default CompletableFuture<DeferredState> poll(DeferredChat deferred) {
        requireNonNull(deferred, "deferred");
        return call(chats -> deferred.poll());
    }

    /** As {@link DeferredChat#await()}. */
    default CompletableFuture<ChatResponse> await(DeferredChat deferred) {
        requireNonNull(deferred, "deferred");
        return call(chats -> deferred.await());
    }

    /**
     * As {@link DeferredChat#await(Duration)}. Cancelling the future ends the waiting, not the service's work at the
     * answer.
     */
    default CompletableFuture<ChatResponse> await(DeferredChat deferred, Duration timeout) {
        requireNonNull(deferred, "deferred");
        return call(chats -> deferred.await(timeout));
    }

    /** As {@link Chat#compact()}. */
    default CompletableFuture<Compaction> compact(Chat chat) {
        requireNonNull(chat, "chat");
        return call(chats -> chat.compact());
    }

    /** As {@link ChatService#stored(String)}. */
    default CompletableFuture<ChatResponse> stored(String responseId) {
        return call(chats -> chats.stored(responseId));
    }

    /** As {@link ChatService#deleteStored(String)}; the future's value is null. */
    default CompletableFuture<@Nullable Void> deleteStored(String responseId) {
        return call(chats -> {
            chats.deleteStored(responseId);
            return null;
        });
    }
}
