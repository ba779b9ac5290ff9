// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.cassette.Cassette;
import dev.filechat.testkit.internal.server.InProcessTransportProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that asks something else than it did, and recordings that are none. */
class CassetteDifferenceTest {

    @TempDir
    private Path directory;

    private Path tape;

    @BeforeEach
    void record() {
        tape = directory.resolve("tape.jsonl");
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .transport(Cassette.record(tape, new InProcessTransportProvider()))
                        .build()) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
            StoredFile file = client.files().upload(FileSource.text("a.txt", "The heron sleeps."));
            client.chat()
                    .create("grok-4.5")
                    .append(user("Who?", Content.file(file), Content.text("Sleeps?")))
                    .sample();
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
                stream.iterator().next();
            }
            client.files().delete(file.id());
        }
    }

    private void assertDifference(Consumer<FileChatClient> program, String... messages) {
        try (FileChatClient client = FileChatClient.builder()
                .transport(Cassette.replay(tape))
                .apiKey("any")
                .build()) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> program.accept(client))
                    .satisfies(e -> assertThat(e.getMessage()).contains(messages));
        }
    }

    private static StoredFile upload(FileChatClient client) {
        return client.files().upload(FileSource.text("a.txt", "The heron sleeps."));
    }

    @Test
    void namesTheFirstFieldThatDiffers() {
        assertDifference(
                client -> client.files().upload(FileSource.text("b.txt", "The heron sleeps.")),
                "call 1, UploadFile",
                "init.name",
                "recorded \"a.txt\", asked \"b.txt\"");
        assertDifference(
                client -> client.files().upload(FileSource.text("a.txt", "The heron waits..")), "call 1", "sha256");
        assertDifference(
                client -> {
                    StoredFile file = upload(client);
                    client.chat()
                            .create("grok-4.5")
                            .append(user("Who?", Content.file(file), Content.text("Eats?")))
                            .sample();
                },
                "call 2, GetCompletion",
                "messages[0].content[2].text",
                "recorded \"Sleeps?\", asked \"Eats?\"");
        assertDifference(
                client -> {
                    upload(client);
                    client.chat().create("grok-4.5").append(user("Who?")).sample();
                },
                "messages[0].content",
                "recorded 3 elements, asked 1 elements");
    }

    @Test
    void saysWhatWasRecordedWhenAnotherCallIsMade() {
        assertDifference(
                client -> client.files().delete("file_1"), "call 1 was UploadFile", "asks DeleteFile", "file_1");
    }

    @Test
    void saysWhenThereIsNothingLeft() {
        Cassette cassette = Cassette.replay(tape);
        try (FileChatClient client =
                FileChatClient.builder().transport(cassette).apiKey("any").build()) {
            StoredFile file = upload(client);
            assertThat(cassette.unplayed())
                    .hasSize(3)
                    .last()
                    .isEqualTo("DeleteFile {\"fileId\":\"" + file.id() + "\"}");
            client.chat()
                    .create("grok-4.5")
                    .append(user("Who?", Content.file(file), Content.text("Sleeps?")))
                    .sample();
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
                stream.iterator().next();
            }
            client.files().delete(file.id());
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> client.files().get(file.id()))
                    .withMessageContaining("all calls were played")
                    .withMessageContaining("RetrieveFile");
        }
    }

    @Test
    void saysWhenAStreamIsReadFurtherThanItWas() {
        assertDifference(
                client -> {
                    StoredFile file = upload(client);
                    client.chat()
                            .create("grok-4.5")
                            .append(user("Who?", Content.file(file), Content.text("Sleeps?")))
                            .sample();
                    try (ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
                        stream.forEach(chunk -> {});
                    }
                },
                "reads on",
                "call 3, GetCompletionChunk");
    }

    private void assertRefused(String... messages) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FileChatClient.builder()
                        .transport(Cassette.replay(tape))
                        .apiKey("any")
                        .build())
                .satisfies(e -> assertThat(e.getMessage()).contains(messages).contains("tape.jsonl"));
    }

    @Test
    void refusesATornFileAndAnotherVersion() throws IOException {
        String whole = Files.readString(tape);
        List<String> lines = whole.lines().toList();

        Files.writeString(tape, whole.substring(0, whole.indexOf('\n') + 40));
        assertRefused("Line 2", "incomplete");
        Files.write(tape, lines.subList(0, lines.size() - 1));
        assertRefused("has no end");
        Files.writeString(tape, whole.replace("\"version\":1", "\"version\":2"));
        assertRefused("version 2", "version 1");
        Files.writeString(tape, "{\"something\":\"else\"}\n");
        assertRefused("is not a cassette");
        Files.writeString(tape, "");
        assertRefused("is not a cassette");
        Files.delete(tape);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FileChatClient.builder()
                        .transport(Cassette.replay(tape))
                        .apiKey("any")
                        .build())
                .withMessageContaining("record it first");
    }
}
