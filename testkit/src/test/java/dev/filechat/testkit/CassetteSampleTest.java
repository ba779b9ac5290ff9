// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.testkit.cassette.Cassette;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A user's test with a cassette, as docs/testing.md shows it. Its recording is also what version 1 looks like. */
class CassetteSampleTest {

    // sample
    @Test
    void answersAsItWasRecorded() {
        Cassette cassette = Cassette.replay(Path.of("src/test/resources/cassettes/greeting.jsonl"));
        try (FileChatClient client = FileChatClient.builder()
                .transport(cassette)
                .apiKey("not-needed")
                .build()) {
            Chat chat = client.chat().create("grok-4.5").append(user("Hello?"));

            assertThat(chat.sample().content()).isEqualTo("Hello to you, too.");
        }
        assertThat(cassette.unplayed()).isEmpty();
    }
    // end

    @Test
    void isWhatThePageShows() throws IOException {
        DocumentedSample.assertShown(CassetteSampleTest.class);
    }
}
