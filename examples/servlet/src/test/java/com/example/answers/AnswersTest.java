// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

// snippet: test
/** The servlets in each server, with the fake service behind them, over HTTP. */
@ParameterizedClass
@EnumSource
class AnswersTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    private final Collection<FileChatClient> clients = new ConcurrentLinkedQueue<>();
    private final Collection<Thread> threads = new ConcurrentLinkedQueue<>();

    @AutoClose
    private final RunningServer server;

    @AutoClose
    private final Browser browser;

    AnswersTest(RunningServer.Kind kind) throws Exception {
        server = kind.start(new SharedClient(this::client));
        browser = new Browser(server.port());
    }

    private FileChatClient client() {
        FileChatClient client =
                xai.configure(FileChatClient.builder()).apiKey(this::key).build();
        clients.add(client);
        return client;
    }

    /** The thread that makes a call asks for the key. */
    private String key() {
        threads.add(Thread.currentThread());
        return xai.key();
    }

    @Test
    void answersInPieces() throws Exception {
        xai.chat().whenUserSays(containing("risks")).replyStreaming("One.\n", " Two.");
        String file = browser.upload("risks.txt", text("There are two."));

        try (BufferedReader page = browser.ask(file, "Which risks are there?")) {
            assertThat(page.lines().filter(line -> !line.isEmpty()))
                    .containsExactly(
                            "event: message",
                            "data: One.",
                            "data: ",
                            "event: message",
                            "data:  Two.",
                            "event: end",
                            "data: ");
        }
        assertThat(xai).lastChatRequest().mentionsFile("risks.txt").hasModel("grok-4.5");
    }

    @Test
    void sendsAPieceAsSoonAsItIsThere() throws Exception {
        xai.chat().whenAnything().replyStreaming("One.", " Two.");
        xai.faults().onChats().stallAfter(1); // the second piece never comes
        String file = browser.upload("a.txt", text("text"));

        BufferedReader page = browser.ask(file, "Which?");
        assertThat(page.readLine()).isEqualTo("event: message");
        assertThat(page.readLine()).isEqualTo("data: One.");
    }

    @Test
    void sendsABodyOfUnknownLengthOnWhileItComesIn() throws Exception {
        byte[] content = new byte[5 << 20];
        new Random(1).nextBytes(content);
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream body = new PipedInputStream(out);
        FutureTask<String> upload = new FutureTask<>(() -> browser.upload("large.bin", body));
        Thread.startVirtualThread(upload);

        out.write(content, 0, 4 << 20);
        assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();
        out.write(content, 4 << 20, 1 << 20);
        out.close();
        upload.get();

        assertThat(xai).hasFile("large.bin").withContent(content);
    }

    @Test
    void cancelsTheCallWhenTheBrowserIsGone() throws Exception {
        xai.chat().whenAnything().reply("A word. ".repeat(10_000)).delay(Duration.ofMillis(20));
        String file = browser.upload("a.txt", text("text"));

        BufferedReader page = browser.ask(file, "Which?");
        assertThat(page.readLine()).isEqualTo("event: message");
        browser.close(); // the server notices when it writes the next word

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
    }

    @Test
    void sharesOneClientAmongVirtualThreadsAndClosesItAtTheEnd() throws Exception {
        String file = browser.upload("a.txt", text("text"));
        browser.delete(file);
        server.close();

        assertThat(xai).hasNoFiles();
        assertThat(threads).hasSize(2).allMatch(Thread::isVirtual);
        assertThat(clients).singleElement().matches(FileChatClient::closed);
    }

    @Test
    void saysWhenThereIsNoWholeAnswer() throws Exception {
        xai.chat().whenAnything().replyStreaming("One.", " Two.").breakAfter(1);
        String file = browser.upload("a.txt", text("text"));

        try (BufferedReader page = browser.ask(file, "Which?")) {
            assertThat(page.lines()).contains("data: One.", "event: failure").doesNotContain("event: end");
        }
    }

    private static ByteArrayInputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
// end
