// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.cassette.Cassette;
import dev.filechat.testkit.internal.server.InProcessTransportProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of streamed answers of several outputs. */
class CassetteSeveralOutputsTest {

    private static final String FACT = "The access code is 48213.";

    @TempDir
    private Path directory;

    private Path tape() {
        return directory.resolve("tape.jsonl");
    }

    private FileChatClient recording(FakeXai xai) {
        return xai.configure(FileChatClient.builder())
                .transport(Cassette.record(tape(), new InProcessTransportProvider()))
                .build();
    }

    private static ChatResponse ask(FileChatClient client) {
        StoredFile file = client.files().upload(FileSource.text("a.txt", FACT));
        Chat chat = client.chat().create("grok-4.5").append(user("What is the access code?", Content.file(file)));
        try (ChatStream stream = chat.stream()) {
            stream.events().forEach(event -> {});
            return stream.response();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endWellWhenTheyAreRecordedAndWhenTheyArePlayed(boolean reasonOnEveryOutput) {
        FakeXaiBuilder fake = FakeXai.builder().inProcess().attachmentSearchOutputs();
        ChatResponse recorded;
        try (FakeXai xai =
                        reasonOnEveryOutput ? fake.finishReasonOnEveryOutput().start() : fake.start();
                FileChatClient client = recording(xai)) {
            recorded = ask(client);
        }
        Cassette cassette = Cassette.replay(tape());
        try (FileChatClient client =
                FileChatClient.builder().transport(cassette).apiKey("any").build()) {
            assertThat(ask(client)).isEqualTo(recorded);
        }
        assertThat(recorded.outputs()).hasSize(3);
        assertThat(recorded.content()).isEqualTo(FACT);
        assertThat(recorded.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void holdTheNumberOfAnswersOnlyIfItIsSet() throws IOException {
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = recording(xai)) {
            client.chat().create("grok-4.5").append(user("One?")).sample();
            assertThat(xai.chat().lastRequest().settings().n()).hasValue(1);
            client.chat().create("grok-4.5").append(user("Two?")).sample(2);
        }

        assertThat(Files.readAllLines(tape()).stream().filter(line -> line.contains("One?")))
                .hasSize(1)
                .noneMatch(line -> line.contains("\"n\":"));
        assertThat(Files.readString(tape())).contains("\"n\":2");
    }
}
