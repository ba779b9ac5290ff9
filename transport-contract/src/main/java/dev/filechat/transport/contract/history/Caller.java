// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import static dev.filechat.chat.messages.Message.user;
import static java.util.Objects.requireNonNull;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Makes the calls of a history, and looks at what they give. Thread-safe. */
final class Caller {
    private static final UploadOptions CHUNKS =
            UploadOptions.builder().chunkSize(UploadOptions.MIN_CHUNK_SIZE).build();

    private final FileChatClient client;
    private final Map<String, StoredFile> given;
    private final Path directory;
    private final TrackedStreams streams;
    private final Set<String> surelyStored = ConcurrentHashMap.newKeySet();

    /**
     * @param given the files that are there before, by the names of their operations
     * @param directory where files are uploaded from and downloaded to, empty
     */
    Caller(FileChatClient client, Map<String, StoredFile> given, Path directory, TrackedStreams streams) {
        this.client = client;
        this.given = given;
        this.directory = directory;
        this.streams = streams;
    }

    /** Returns what a model answers. */
    static String answerTo(String question) {
        return "You asked " + question + " and this is an answer of several words.";
    }

    /** Returns where an operation's file is downloaded to. */
    static Path copyOf(Operation operation, Path directory) {
        return directory.resolve(operation.name() + ".copy");
    }

    /**
     * Makes the call once.
     *
     * @param wrong is given what is not as it has to be
     * @throws FileChatException if the call fails
     */
    void call(Operation operation, Consumer<String> wrong) throws IOException {
        switch (operation.kind()) {
            case UPLOAD -> upload(operation, wrong);
            case DOWNLOAD_TO_PATH -> downloadToPath(operation, wrong);
            case DOWNLOAD_AS_STREAM -> downloadAsStream(operation, wrong);
            case LIST -> list(wrong);
            case GET ->
                expect(file(operation), client.files().get(file(operation).id()), wrong);
            case DELETE -> client.files().delete(file(operation).id());
            case CHAT ->
                expect(answerTo(operation.name()), chat(operation).sample().content(), wrong);
            case CHAT_STREAM -> stream(operation, wrong);
        }
    }

    private static void expect(Object expected, Object actual, Consumer<String> wrong) {
        if (!expected.equals(actual)) {
            wrong.accept("gave " + actual + " in place of " + expected);
        }
    }

    private StoredFile file(Operation operation) {
        return requireNonNull(given.get(operation.name()), "a file of each operation that needs one");
    }

    private Chat chat(Operation operation) {
        return client.chat().create("grok-4.5").append(user(operation.name()));
    }

    private void upload(Operation operation, Consumer<String> wrong) throws IOException {
        byte[] bytes = OperationBytes.of(operation);
        UploadReceipt receipt = client.files().uploadWithReceipt(source(operation, bytes), CHUNKS);
        surelyStored.add(operation.name());
        expect(operation.name(), receipt.file().name(), wrong);
        expect((long) bytes.length, receipt.bytes(), wrong);
        expect((int) OperationBytes.crc32c(bytes), receipt.crc32c(), wrong);
    }

    private FileSource source(Operation operation, byte[] bytes) throws IOException {
        String name = operation.name();
        return switch (operation.source()) {
            case PATH -> FileSource.of(Files.write(directory.resolve(name), bytes));
            case BYTES -> FileSource.of(name, bytes);
            case STREAMS -> FileSource.of(name, () -> streams.over(bytes));
            case STREAM -> FileSource.of(name, new ByteArrayInputStream(bytes));
            case SLOW -> FileSource.of(name, () -> streams.slow(bytes));
            case BLOCKED -> FileSource.of(name, () -> streams.blocked(bytes));
        };
    }

    private void downloadToPath(Operation operation, Consumer<String> wrong) throws IOException {
        Path copy = copyOf(operation, directory);
        client.files().download(file(operation).id(), copy);
        expect(
                OperationBytes.crc32c(OperationBytes.of(operation)),
                OperationBytes.crc32c(Files.newInputStream(copy)),
                wrong);
    }

    private void downloadAsStream(Operation operation, Consumer<String> wrong) throws IOException {
        byte[] bytes = OperationBytes.of(operation);
        byte[] read = new byte[bytes.length + 1];
        int length = 0;
        try (InputStream content = client.files().content(file(operation).id())) {
            for (int more = 0; more >= 0; more = content.read(read, length, read.length - length)) {
                length += more;
                if (!Arrays.equals(read, 0, length, bytes, 0, Math.min(length, bytes.length))) {
                    wrong.accept("gave wrong bytes among the first " + length);
                    return;
                }
            }
        }
        expect(bytes.length, length, wrong);
    }

    private void list(Consumer<String> wrong) {
        Set<String> missing = new HashSet<>(surelyStored);
        Set<String> ids = new HashSet<>();
        for (StoredFile file : client.files().list()) {
            missing.remove(file.name());
            if (!ids.add(file.id())) {
                wrong.accept("listed " + file + " twice");
            }
        }
        if (!missing.isEmpty()) {
            wrong.accept("did not list " + missing);
        }
    }

    private void stream(Operation operation, Consumer<String> wrong) {
        String answer = answerTo(operation.name());
        try (ChatStream stream = chat(operation).stream()) {
            stream.forEach(chunk -> {});
            expect(answer, stream.response().content(), wrong);
        } catch (StreamInterruptedException e) {
            if (!answer.startsWith(e.partialResponse().content())) {
                wrong.accept("gave " + e.partialResponse().content() + ", which is not how the answer begins");
            }
            throw e;
        }
    }
}
