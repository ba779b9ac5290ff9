// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import java.io.BufferedReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

// snippet: test
/** The server with the fake service behind it, over HTTP. */
class AnswersTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final FakeXai xai = FakeXai.start();
    private final FileChatClient client = xai.client();
    private final WebServer server = Application.server(Config.empty(), client).start();
    private final Browser browser = new Browser(URI.create("http://localhost:" + server.port()));

    @AfterEach
    void close() {
        browser.close();
        server.stop();
        xai.close();
    }

    @Test
    void answersPieceByPiece() throws Exception {
        xai.chat().whenUserSays(containing("risks")).replyStreaming("One.", " Two.");
        String file = browser.upload("risks.txt", "There are two.");

        try (BufferedReader page = browser.ask(file, "Which risks are there?")) {
            assertThat(page.lines().filter(line -> !line.isEmpty()))
                    .containsExactly("data:{\"text\":\"One.\"}", "data:{\"text\":\" Two.\"}");
        }
        assertThat(xai).lastChatRequest().mentionsFile("risks.txt").hasModel("grok-4.5");
    }

    @Test
    void sendsABodyOnWhileItComesIn() throws Exception {
        byte[] content = new byte[5 << 20];
        new Random(1).nextBytes(content);
        PipedOutputStream body = new PipedOutputStream();

        CompletableFuture<String> file = browser.upload("large.bin", new PipedInputStream(body, 64 << 10));
        body.write(content, 0, 4 << 20);
        assertThat(xai.awaitCalls("UploadFile", 1, SOON)).isTrue();
        body.write(content, 4 << 20, 1 << 20);
        body.close();

        file.join();
        assertThat(xai).hasFile("large.bin").withContent(content);
    }

    @Test
    void cancelsTheCallWhenTheBrowserIsGone() throws Exception {
        xai.chat().whenAnything().reply("A word. ".repeat(10_000)).delay(Duration.ofMillis(10));
        String file = browser.upload("a.txt", "text");

        BufferedReader page = browser.ask(file, "Which?");
        assertThat(page.readLine()).isEqualTo("data:{\"text\":\"A \"}");
        browser.close(); // Helidon notices when it writes

        assertThat(xai.awaitCancelled(1, SOON)).isTrue();
    }

    @Test
    void breaksTheConnectionOffWithTheAnswer() throws Exception {
        xai.chat().whenAnything().replyStreaming("One.", " Two.").breakAfter(1);
        String file = browser.upload("a.txt", "text");

        try (BufferedReader page = browser.ask(file, "Which?")) {
            assertThatThrownBy(() -> page.lines().toList()).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void closesTheClientAtTheEnd() {
        server.stop();

        assertThat(client.closed()).isTrue();
    }
}
// end
