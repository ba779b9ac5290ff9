// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.ServiceException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A user's test with scripts, as docs/testing.md shows it. */
class ScriptSampleTest {

    // sample
    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Test
    void streamsWhatTheScriptSays() {
        xai.chat().whenUserSays(containing("risks")).withFile("report.txt").replyStreaming("One. ", "Two. ", "Three.");
        StoredFile report = client.files().upload(FileSource.text("report.txt", "…"));

        Chat chat = client.chat().create("grok-4.5").append(user("Which risks are there?", Content.file(report)));
        List<String> chunks = new ArrayList<>();
        try (ChatStream stream = chat.stream()) {
            for (ChatChunk chunk : stream) {
                chunks.add(chunk.content());
            }
        }

        assertThat(chunks).containsExactly("One. ", "Two. ", "Three.");
        assertThat(xai.chat().lastRequest().files().getFirst().id()).isEqualTo(report.id());
    }

    @Test
    void isRefusedFirstAndThenAnswered() {
        xai.chat()
                .whenAnything()
                .fail(Code.INVALID_ARGUMENT, "Not today.")
                .then()
                .reply("Hello.");
        Chat chat = client.chat().create("grok-4.5").append(user("Hello?"));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(chat::sample)
                .withMessageContaining("Not today.");
        assertThat(chat.sample().content()).isEqualTo("Hello.");
        assertThat(xai.chat().requests()).hasSize(2);
    }
    // end

    @Test
    void isWhatThePageShows() throws IOException {
        DocumentedSample.assertShown(ScriptSampleTest.class);
    }
}
