// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.springboot.test.AutoConfigureFakeXai;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.ChunkGate;
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
    void cancelsTheCallWhenTheBrowserIsGone() throws Exception {
        ChunkGate gate = new ChunkGate();
        xai.chat().whenAnything().reply("A word. ".repeat(10_000));
        xai.faults().onChats().takeThrough(gate);
        String file = browser.upload("a.txt", "text".getBytes(UTF_8));

        gate.letThrough(1);
        BufferedReader page = browser.ask(file, "Which?");
        assertThat(page.readLine()).isEqualTo("data:{\"text\":\"A \"}");
        browser.close();
        gate.open(); // the server notices when it writes

        assertThat(xai.awaitCancelled(1, Duration.ofSeconds(20))).isTrue();
    }
}
// end
