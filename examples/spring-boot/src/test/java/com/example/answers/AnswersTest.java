// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.springboot.test.AutoConfigureFakeXai;
import dev.filechat.testkit.FakeXai;
import java.io.BufferedReader;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

// snippet: test
/** The server with the fake service behind it, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureFakeXai
class AnswersTest {
    @Autowired
    private FakeXai xai;

    private Browser browser;

    @BeforeEach
    void open(@Value("${local.server.port}") int port) {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void answersPieceByPiece() throws Exception {
        xai.chat().whenUserSays(containing("risks")).replyStreaming("One.", " Two.");
        String file = browser.upload("risks.txt", "There are two.".getBytes(UTF_8));

        try (BufferedReader page = browser.ask(file, "Which risks are there?")) {
            assertThat(page.lines().filter(line -> !line.isEmpty()))
                    .containsExactly("data:{\"text\":\"One.\"}", "data:{\"text\":\" Two.\"}");
        }
        assertThat(xai).lastChatRequest().mentionsFile("risks.txt").hasModel("grok-4.5");
    }

    @Test
    void storesABodyOfUnknownLength() throws Exception {
        byte[] content = new byte[5 << 20];
        new Random(1).nextBytes(content);

        browser.upload("large.bin", content);

        assertThat(xai).hasFile("large.bin").withContent(content);
    }

    @Test
    void storesTheFileOfAForm() throws Exception {
        byte[] content = new byte[5 << 20];
        new Random(2).nextBytes(content);

        browser.submit("form.bin", content);

        assertThat(xai).hasFile("form.bin").withContent(content);
    }

    @Test
    void cancelsTheCallWhenTheBrowserIsGone() throws Exception {
        xai.chat().whenAnything().reply("A word. ".repeat(10_000)).delay(Duration.ofMillis(20));
        String file = browser.upload("a.txt", "text".getBytes(UTF_8));

        BufferedReader page = browser.ask(file, "Which?");
        assertThat(page.readLine()).isEqualTo("data:{\"text\":\"A \"}");
        browser.close(); // the server notices when it writes the next word

        assertThat(xai.awaitCancelled(1, Duration.ofSeconds(20))).isTrue();
    }
}
// end
