// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.Objects.requireNonNull;

import dev.filechat.batches.BatchesService;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatService;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.collections.CollectionsService;
import dev.filechat.files.FilesService;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.images.ImagesService;
import dev.filechat.internal.client.Engine;
import dev.filechat.models.ModelsService;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client's calls as {@link CompletableFuture}s, and streamed answers as {@link Flow.Publisher}s, for programs that
 * are written with futures; a program on virtual threads does not need them. Thread-safe. Closing the client ends these
 * calls too.
 *
 * <p>{@snippet :
 * AsyncClient async = client.async();
 * async.files(files -> files.upload(Path.of("report.pdf")))
 *         .thenApply(report -> client.chat().create("grok-4.5").append(user("What are the risks?", file(report))))
 *         .thenCompose(chat -> async.chat(service -> chat.sample()))
 *         .thenAccept(answer -> System.out.println(answer.content()));
 * }
 *
 * <h2>Futures</h2>
 *
 * <p>{@link #files} and {@link #chat} run a function on a virtual thread of its own, with the context that the client's
 * {@link TaskDecorator} carries over. The function makes one call of the blocking API, or several in a row; the future
 * ends with what the function returns or throws, as it is.
 * <ul>
 *   <li>Cancelling the future cancels, on the wire, the call that is under way on the function's thread, whether it is
 *       made through the service that the function gets, or through a {@link Chat}, a stream or a
 *       {@link dev.filechat.files.FileScope}. The thread is interrupted, the call throws a
 *       {@link dev.filechat.errors.CallCancelledException}, and calls that the function makes afterwards throw it
 *       before they send anything. Calls that the function starts on other threads are not cancelled.
 *   <li>Ending the future in any other way, as {@link CompletableFuture#orTimeout} does, cancels too. Cancelling a
 *       future made of it ({@code thenApply(...)}) does not: that is how {@code CompletableFuture} is.
 *   <li>A cancelled future is done at once; the call ends a little later, and then its {@code Chat} is free.
 *   <li>If the future was cancelled meanwhile, what the function returns is closed if it is {@link AutoCloseable}. A
 *       stream that the future completed with is the caller's to close: cancelling a completed future does nothing.
 *   <li>Functions that depend on the future run on the call's thread unless they are given an executor.
 *   <li>Closing the client ends the call under way with a {@code CallCancelledException}; calls made afterwards throw
 *       {@link IllegalStateException}.
 * </ul>
 *
 * <p>A {@link Chat} is not thread-safe here either: do not use it while one of its calls is under way. A second call of
 * the same chat meanwhile throws {@link IllegalStateException}. Code that depends on the future, or that runs after the
 * subscription's last signal, may use the chat again:
 *
 * {@snippet :
 * async.chat(service -> chat.sample())
 *         .thenCompose(answer -> async.chat(service ->
 *                 chat.append(answer).append(user("And the smallest?")).sample()))
 *         .thenAccept(answer -> System.out.println(answer.content()));
 * }
 *
 * <h2>Publishers</h2>
 *
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
public final class AsyncClient {
    private final FileChatClient client;
    private final Engine engine;

    AsyncClient(FileChatClient client, Engine engine) {
        this.client = client;
        this.engine = engine;
    }

    /**
     * Makes calls of the Files API: {@code async.files(files -> files.upload(path))}, or {@code async.files(files ->
     * files.list().stream().toList())}.
     *
     * @param <T> the type of the result
     * @param calls makes the calls; a checked exception, as of reading a stream, has to be wrapped in an unchecked one
     * @return the future of what {@code calls} returns
     */
    public <T extends @Nullable Object> CompletableFuture<T> files(Function<? super FilesService, ? extends T> calls) {
        requireNonNull(calls, "calls");
        return engine.start(() -> calls.apply(client.files()));
    }

    /**
     * Makes calls of the Chat API: {@code async.chat(service -> service.stored(id))}, or of a conversation:
     * {@code async.chat(service -> chat.sample())}.
     *
     * @param <T> the type of the result; null is the result of a call that has none
     * @param calls makes the calls; a checked exception has to be wrapped in an unchecked one
     * @return the future of what {@code calls} returns
     */
    public <T extends @Nullable Object> CompletableFuture<T> chat(Function<? super ChatService, ? extends T> calls) {
        requireNonNull(calls, "calls");
        return engine.start(() -> calls.apply(client.chat()));
    }

    /**
     * Makes calls about models, tokens and the API key: {@code async.models(models -> models.languageModels())}.
     *
     * @param <T> the type of the result
     * @param calls makes the calls; a checked exception has to be wrapped in an unchecked one
     * @return the future of what {@code calls} returns
     */
    public <T extends @Nullable Object> CompletableFuture<T> models(
            Function<? super ModelsService, ? extends T> calls) {
        requireNonNull(calls, "calls");
        return engine.start(() -> calls.apply(client.models()));
    }

    /**
     * Makes pictures: {@code async.images(images -> images.generate(request))}.
     *
     * @param <T> the type of the result
     * @param calls makes the calls; a checked exception has to be wrapped in an unchecked one
     * @return the future of what {@code calls} returns
     */
    public <T extends @Nullable Object> CompletableFuture<T> images(
            Function<? super ImagesService, ? extends T> calls) {
        requireNonNull(calls, "calls");
        return engine.start(() -> calls.apply(client.images()));
    }

    /**
     * Makes calls about batches: {@code async.batches(batches -> batches.batch(id).await(Duration.ofHours(24)))}.
     *
     * @param <T> the type of the result
     * @param calls makes the calls; a checked exception has to be wrapped in an unchecked one
     * @return the future of what {@code calls} returns
     */
    public <T extends @Nullable Object> CompletableFuture<T> batches(
            Function<? super BatchesService, ? extends T> calls) {
        requireNonNull(calls, "calls");
        return engine.start(() -> calls.apply(client.batches()));
    }

    /**
     * Makes calls about collections: {@code async.collections(all -> all.collection(id).search("How is it reset?"))}.
     *
     * @param <T> the type of the result
     * @param calls makes the calls; a checked exception has to be wrapped in an unchecked one
     * @return the future of what {@code calls} returns
     */
    public <T extends @Nullable Object> CompletableFuture<T> collections(
            Function<? super CollectionsService, ? extends T> calls) {
        requireNonNull(calls, "calls");
        return engine.start(() -> calls.apply(client.collections()));
    }

    /**
     * Asks one question about files, as {@link FileChatClient#ask(String, String, Path...)} does. Cancelling the future
     * ends the calls under way and deletes the files that were uploaded.
     */
    public CompletableFuture<Answer> ask(String model, String question, Path... paths) {
        return engine.start(() -> client.ask(model, question, paths));
    }

    /**
     * Asks one question about the content of the sources, as {@link FileChatClient#ask(String, String, List,
     * ChatOptions)} does. Cancelling works as for {@link #ask(String, String, Path...)}.
     */
    public CompletableFuture<Answer> ask(
            String model, String question, List<? extends FileSource> sources, ChatOptions options) {
        return engine.start(() -> client.ask(model, question, sources, options));
    }

    /**
     * Asks one question about the content of the sources, as {@link FileChatClient#ask(String, String, List,
     * ChatOptions, UploadOptions)} does. Cancelling works as for {@link #ask(String, String, Path...)}.
     */
    public CompletableFuture<Answer> ask(
            String model,
            String question,
            List<? extends FileSource> sources,
            ChatOptions options,
            UploadOptions uploads) {
        return engine.start(() -> client.ask(model, question, sources, options, uploads));
    }

    /** {@return the chunks of {@link Chat#stream()}} */
    public Flow.Publisher<ChatChunk> stream(Chat chat) {
        return stream(chat, ChatOptions.none());
    }

    /**
     * {@return the chunks of {@link Chat#stream(ChatOptions)}} To get the whole answer at the end, take
     * {@link #events}.
     */
    public Flow.Publisher<ChatChunk> stream(Chat chat, ChatOptions overrides) {
        return engine.publishers().stream(chat, overrides);
    }

    /** {@return the events of {@link #events(Chat, ChatOptions)} with the chat's settings} */
    public Flow.Publisher<ChatEvent> events(Chat chat) {
        return events(chat, ChatOptions.none());
    }

    /**
     * {@return the events of {@link Chat#stream(ChatOptions)}, the last of them {@link ChatEvent.Finished} with the
     * whole answer} An answer that breaks off is in the {@link dev.filechat.chat.StreamInterruptedException}.
     */
    public Flow.Publisher<ChatEvent> events(Chat chat, ChatOptions overrides) {
        return engine.publishers().events(chat, overrides);
    }
}
