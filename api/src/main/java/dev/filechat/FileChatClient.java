// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.Objects.requireNonNull;

import dev.filechat.batches.BatchesService;
import dev.filechat.chat.ChatService;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.collections.CollectionsService;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.files.FilesService;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.images.ImagesService;
import dev.filechat.internal.chat.FileQuestion;
import dev.filechat.internal.client.Engine;
import dev.filechat.models.ModelsService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A client of xAI's Files and Chat APIs, and of what stands around them. Thread-safe; create one per program and share
 * it. Its calls block the calling thread, and are meant for virtual threads. It connects at the first call.
 *
 * <p>{@snippet :
 * try (FileChatClient client = FileChatClient.create()) {
 *     StoredFile report = client.files().upload(Path.of("report.pdf"));
 *     Chat chat = client.chat().create("grok-4.5");
 *     chat.append(user("What are the three largest risks?", file(report)));
 *     try (ChatStream stream = chat.stream()) {
 *         for (ChatChunk chunk : stream) System.out.print(chunk.content());
 *     }
 *     client.files().delete(report.id());
 * }
 * }
 */
public final class FileChatClient implements AutoCloseable {
    private final Engine engine;
    private final String endpoint;
    private final Supplier<String> accountFingerprint;

    FileChatClient(Engine engine, String endpoint, Supplier<String> accountFingerprint) {
        this.engine = engine;
        this.endpoint = endpoint;
        this.accountFingerprint = accountFingerprint;
    }

    /**
     * {@return a client of the service at {@code api.x.ai}, with the key in the environment variable
     * {@code XAI_API_KEY} and the transport that is on the class path}
     *
     * @throws ConfigurationException if there is no key, no transport, or more than one transport
     */
    public static FileChatClient create() {
        return builder().build();
    }

    /** {@return a builder with the defaults of {@link #create()}} */
    public static FileChatClientBuilder builder() {
        return new FileChatClientBuilder();
    }

    /** {@return the Files API} */
    public FilesService files() {
        return engine.files();
    }

    /** {@return the Chat API} */
    public ChatService chat() {
        return engine.chat();
    }

    /**
     * {@return models with their prices and limits, tokens, and what the service knows of the API key}
     *
     * @throws ConfigurationException if the transport lacks these calls
     */
    public ModelsService models() {
        return engine.models();
    }

    /**
     * {@return pictures}
     *
     * @throws ConfigurationException if the transport lacks these calls
     */
    public ImagesService images() {
        return engine.images();
    }

    /**
     * {@return batches: many chats at once, answered later and at a lower price}
     *
     * @throws ConfigurationException if the transport lacks these calls
     */
    public BatchesService batches() {
        return engine.batches();
    }

    /**
     * {@return the calls about collections}
     *
     * @throws ConfigurationException if the transport lacks them
     */
    public CollectionsService collections() {
        return engine.collections();
    }

    /** {@return the calls as futures, and streams as publishers} */
    public AsyncClient async() {
        return new AsyncClient(this, engine);
    }

    /**
     * Asks one question about files: uploads them concurrently, asks, waits for the whole answer, and deletes them. The
     * files expire after an hour in case the process dies before.
     *
     * <p>A deletion that fails does not lose the answer: it is logged as a warning, and the file is in
     * {@link Answer#notDeleted()}. If an upload fails, the others are cancelled and deleted, nothing is asked, and the
     * failure of that upload is thrown; all other failures are those of {@link #files()} and {@link #chat()}.
     *
     * @param model the model's name
     * @param question the text of the question
     * @param paths the files, which keep their names
     */
    public Answer ask(String model, String question, Path... paths) {
        List<FileSource> sources = new ArrayList<>();
        for (Path path : requireNonNull(paths, "paths")) {
            sources.add(FileSource.of(path));
        }
        return ask(model, question, sources, ChatOptions.none());
    }

    /**
     * Asks one question about the content of the sources, as {@link #ask(String, String, Path...)} does.
     *
     * @param model the model's name
     * @param question the text of the question
     * @param sources the files
     * @param options the settings of the question
     */
    public Answer ask(String model, String question, List<? extends FileSource> sources, ChatOptions options) {
        return ask(model, question, sources, options, UploadOptions.defaults());
    }

    /**
     * Asks one question about the content of the sources, as {@link #ask(String, String, Path...)} does, and uploads
     * each source with the given settings, which can, for example, settle an unknown outcome by the listing.
     *
     * @param model the model's name
     * @param question the text of the question
     * @param sources the files
     * @param options the settings of the question
     * @param uploads the settings of each upload; without an expiry, the files expire after an hour
     */
    public Answer ask(
            String model,
            String question,
            List<? extends FileSource> sources,
            ChatOptions options,
            UploadOptions uploads) {
        FileQuestion.Asked asked =
                engine.question().ask(model, question, sources, options, requireNonNull(uploads, "uploads"));
        return new Answer(asked.response(), asked.fileIds(), asked.notDeleted());
    }

    /**
     * {@return a name for the files that this client sees, under which a program can store what it knows about them: 32
     * hexadecimal digits of a hash of the endpoint and the API key, from which neither can be computed} Clients with
     * the same endpoint and the same key have the same one, in every process.
     *
     * <p>With a {@linkplain FileChatClientBuilder#apiKey(Supplier) supplier of keys} it is the fingerprint of the key
     * that the supplier returns now, and a different one once the key has changed; with a
     * {@linkplain FileChatClientBuilder#account named account} it depends on that name, and not on the key.
     *
     * @throws ConfigurationException if a supplier of keys is asked and returns none
     */
    public String accountFingerprint() {
        return accountFingerprint.get();
    }

    /** {@return whether {@link #close()} was called} */
    public boolean closed() {
        return engine.closed();
    }

    /**
     * Ends the calls under way, each with a {@link CallCancelledException}, and frees threads and connections. Calls
     * made afterwards throw {@link IllegalStateException}. A second close does nothing.
     */
    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return "FileChatClient[" + endpoint + "]";
    }
}
