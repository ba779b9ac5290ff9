// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.chat.AsyncChat;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.files.AsyncFiles;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.client.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The same calls as {@link CompletableFuture}s, and streamed answers as {@link java.util.concurrent.Flow.Publisher}s,
 * for programs that are made of them; a program on virtual threads does without. Thread-safe. It belongs to its client,
 * whose close ends these calls too.
 *
 * <p>{@snippet :
 * AsyncClient async = client.async();
 * async.files()
 *         .upload(Path.of("report.pdf"))
 *         .thenApply(report -> client.chat().create("grok-4.5").append(user("What are the risks?", file(report))))
 *         .thenCompose(chat -> async.chat().sample(chat))
 *         .thenAccept(answer -> System.out.println(answer.content()));
 * }
 */
public final class AsyncClient {
    private final FileChatClient client;
    private final Engine engine;

    AsyncClient(FileChatClient client, Engine engine) {
        this.client = client;
        this.engine = engine;
    }

    /** The Files API. */
    public AsyncFiles files() {
        return engine.asyncFiles();
    }

    /** The Chat API. */
    public AsyncChat chat() {
        return engine.asyncChat();
    }

    /**
     * As {@link FileChatClient#ask(String, String, Path...)}. Cancelling the future ends what is under way; files that
     * were uploaded are deleted then too.
     */
    public CompletableFuture<Answer> ask(String model, String question, Path... paths) {
        return engine.start(() -> client.ask(model, question, paths));
    }

    /**
     * As {@link FileChatClient#ask(String, String, List, ChatOptions)}; cancelling as
     * {@link #ask(String, String, Path...)}.
     */
    public CompletableFuture<Answer> ask(
            String model, String question, List<? extends FileSource> sources, ChatOptions options) {
        return engine.start(() -> client.ask(model, question, sources, options));
    }

    /**
     * As {@link FileChatClient#ask(String, String, List, ChatOptions, UploadOptions)}; cancelling as
     * {@link #ask(String, String, Path...)}.
     */
    public CompletableFuture<Answer> ask(
            String model,
            String question,
            List<? extends FileSource> sources,
            ChatOptions options,
            UploadOptions uploads) {
        return engine.start(() -> client.ask(model, question, sources, options, uploads));
    }
}
