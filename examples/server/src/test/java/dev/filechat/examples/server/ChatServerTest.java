// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import static dev.filechat.testkit.chat.TextMatcher.containing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ReceivedMessage;
import io.grpc.Status.Code;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server, asked over HTTP as its page asks it. */
@Timeout(60)
class ChatServerTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int LIMIT = 8 << 20;

    private final FakeXai xai = FakeXai.start();
    private final FileChatClient client = xai.client();
    private ChatServer server;
    private TestBrowser browser;

    @BeforeEach
    void openThePage() throws Exception {
        server = ChatServer.start(client, new ServerSettings(0, "grok-4.5", LIMIT, Duration.ofHours(1)));
        browser = TestBrowser.open(server);
    }

    @AfterEach
    void close() {
        browser.close();
        server.close();
        client.close();
        xai.close();
    }

    @Test
    void anUploadIsStoredAsItWasSent() throws Exception {
        byte[] content = new byte[5_000_001];
        new Random(1).nextBytes(content);

        assertThat(browser.upload("räport 1.bin", content).statusCode()).isEqualTo(200);
        assertThat(browser.upload("chunked.bin", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))
                        .statusCode())
                .isEqualTo(200);

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("räport 1.bin", "chunked.bin");
        assertThat(xai.files().all()).extracting(FakeFile::sha256).containsOnly(sha256);
    }

    @Test
    void theAnswerComesInTheOrderInWhichItIsWritten() throws Exception {
        xai.chat()
                .whenAnything()
                .replyStreaming("One. ", "Two.\n\n", "<b>Three</b>")
                .costInUsdTicks(25_000_000);

        List<SentEvent> events = browser.ask("Count").rest();

        assertThat(events.subList(0, 3))
                .containsExactly(
                        new SentEvent("text", "One. "),
                        new SentEvent("text", "Two.\n\n"),
                        new SentEvent("text", "<b>Three</b>"));
        assertThat(events.get(3).name()).isEqualTo("cost");
        assertThat(events.get(3).data()).matches("This answer: \\d+ tokens, \\$0.0025. All answers: .*, \\$0.0025");
        assertThat(events.subList(4, events.size())).containsExactly(SentEvent.end("done"));
    }

    @Test
    void theAnswerSaysWhatItCites() throws Exception {
        browser.upload("report.txt", "The access code of Project Heron is 48213.".getBytes(UTF_8));

        List<SentEvent> events =
                browser.ask("What is the access code of Project Heron?").rest();

        assertThat(events).contains(new SentEvent("cited", "1\nreport.txt"));
        assertThat(events).filteredOn(event -> event.name().equals("text")).isNotEmpty();
    }

    @Test
    void theNextQuestionGoesOnWithTheConversation() throws Exception {
        xai.chat().whenAnything().reply("Blue.").then().reply("Green.");
        browser.upload("a.txt", "a".getBytes(UTF_8));

        assertThat(browser.ask("First?").text()).isEqualTo("Blue.");
        assertThat(browser.ask("Second?").text()).isEqualTo("Green.");

        assertThat(xai.chat().requests().getLast().messages())
                .extracting(ReceivedMessage::text)
                .containsExactly("First?", "Blue.", "Second?");
    }

    @Test
    void stopCancelsTheCallAndKeepsWhatWasWritten() throws Exception {
        xai.chat()
                .whenUserSays(containing("Long"))
                .replyStreaming("One. ", "Two. ")
                .delay(Duration.ofHours(1));
        xai.chat().whenUserSays(containing("Short")).reply("Yes.");
        TestBrowser.Events answer = browser.ask("Long?");
        assertThat(answer.next()).isEqualTo(new SentEvent("text", "One. "));
        assertThat(xai.cancelledCalls()).isZero();

        browser.post("stop", BodyPublishers.noBody());

        assertThat(answer.rest()).containsExactly(SentEvent.end("stopped"));
        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        assertThat(browser.ask("Short?").text()).isEqualTo("Yes.");
        assertThat(xai.chat().requests().getLast().messages())
                .extracting(ReceivedMessage::text)
                .containsExactly("Long?", "One. ", "Short?");
    }

    @Test
    void stopCancelsTheCallBeforeTheFirstWord() throws Exception {
        xai.chat().whenAnything().reply("Never.").initialDelay(Duration.ofHours(1));
        TestBrowser.Events answer = browser.ask("Anything?");
        assertThat(xai.awaitCalls("GetCompletionChunk", 1, LONG)).isTrue();

        browser.post("stop", BodyPublishers.noBody());

        assertThat(answer.rest()).containsExactly(SentEvent.end("stopped"));
        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBrowserThatDisconnectsCancelsTheCall(boolean afterTheFirstWord) throws Exception {
        xai.chat()
                .whenAnything()
                .replyStreaming("One. ", "Two. ")
                .initialDelay(afterTheFirstWord ? Duration.ZERO : Duration.ofHours(1))
                .delay(Duration.ofHours(1));
        TestBrowser.Events answer = browser.ask("Anything?");
        if (afterTheFirstWord) {
            answer.next();
        }
        assertThat(xai.awaitCalls("GetCompletionChunk", 1, LONG)).isTrue();

        answer.close();

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
    }

    @Test
    void aSecondQuestionWaitsForTheFirstAnswer() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofHours(1));
        browser.ask("First?").next();

        assertThat(browser.ask("Second?").status()).isEqualTo(409);
    }

    @Test
    void theFailureOfACallIsTold() throws Exception {
        xai.chat().whenAnything().fail(Code.INVALID_ARGUMENT, "Too many tokens.");

        assertThat(browser.ask("Anything?").rest())
                .singleElement()
                .satisfies(end -> assertThat(end.data()).startsWith("failed\n").contains("Too many tokens."));
    }

    @Test
    void aRefusedFileIsNotStored() throws Exception {
        byte[] tooLarge = new byte[LIMIT + 1];

        refused(400, "The file is empty.", browser.upload("empty.txt", new byte[0]));
        refused(413, "The file is too large: at most 8 MiB are taken.", browser.upload("large.bin", tooLarge));
        refused(
                413,
                "The file is too large: at most 8 MiB are taken.",
                browser.upload("large.bin", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))));
        refused(400, "The service takes no file of this name.", browser.upload("a;b.txt", new byte[1]));
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).isEmpty();
    }

    private static void refused(int status, String why, HttpResponse<String> response) {
        assertThat(response.body()).startsWith(why);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void anUploadThatBreaksIsNotStored() throws Exception {
        String cookie = cookieOfThePage();
        raw("POST /visit?tab=t HTTP/1.1\r\n" + head(cookie) + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            String request =
                    "POST /files?tab=t&file=f&name=a.txt HTTP/1.1\r\n" + head(cookie) + "Content-Length: 9\r\n\r\nhalf";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();
        }

        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void aRemovedFileIsDeletedAndNotAskedAbout() throws Exception {
        browser.upload("a", "a.txt", BodyPublishers.ofString("The code of the heron is 48213."));
        browser.upload("b", "b.txt", BodyPublishers.ofString("The ferry has 77 seats."));
        browser.upload("c", "c.txt", BodyPublishers.ofString("The code of the owl is 55555."));
        assertThat(browser.remove("c").statusCode()).isEqualTo(200);
        assertThat(browser.ask("What is the code of the owl and of the heron?").text())
                .contains("48213")
                .doesNotContain("55555");

        assertThat(browser.remove("a").statusCode()).isEqualTo(200);

        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("b.txt");
        assertThat(browser.ask("How many seats has the ferry?").text()).contains("77");
        assertThat(xai.chat().requests().getLast().messages())
                .extracting(ReceivedMessage::text)
                .hasSize(3)
                .startsWith("What is the code of the owl and of the heron?");
        assertThat(browser.remove("a").statusCode()).as("it is gone already").isEqualTo(200);
    }

    @Test
    void anUploadThatIsRemovedIsCancelledAndNotStored() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OpenBody body = new OpenBody();
            var upload = threads.submit(() -> browser.upload("a", "a.bin", body));
            assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();

            assertThat(browser.remove("a").statusCode()).isEqualTo(200);

            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            body.close();
            assertThat(upload).failsWithin(LONG);
        }
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).isEmpty();
        refused(410, "The file was removed.", browser.upload("a", "a.bin", BodyPublishers.ofString("late")));
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void filesAreDeletedWhenTheVisitorGoes() throws Exception {
        browser.upload("a.txt", "a".getBytes(UTF_8));
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofHours(1));
        browser.ask("Anything?").next();

        browser.post("leave", BodyPublishers.noBody());

        assertThat(xai.files().all()).isEmpty();
        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        assertThat(browser.ask("Still there?").status()).isEqualTo(410);
    }

    @Test
    void filesOfAnIdleVisitorAreDeleted() throws Exception {
        AtomicReference<InstantSource> clock = new AtomicReference<>(InstantSource.fixed(Instant.now()));
        ServerSettings settings = new ServerSettings(0, "grok-4.5", LIMIT, Duration.ofMillis(100));
        try (ChatServer impatient =
                        ChatServer.start(client, settings, () -> clock.get().instant());
                TestBrowser idle = TestBrowser.open(impatient)) {
            assertThat(idle.upload("a.txt", "a".getBytes(UTF_8)).statusCode()).isEqualTo(200);

            clock.set(InstantSource.system()); // no time has passed until here

            assertThat(xai.awaitCalls("DeleteFile", 1, LONG)).isTrue();

            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
            assertThat(idle.ask("Still there?").status()).isEqualTo(410);
        }
    }

    @Test
    void filesAreDeletedWhenTheServerEnds() throws Exception {
        browser.upload("a.txt", "a".getBytes(UTF_8));
        assertThat(xai.files().all()).hasSize(1);

        server.close();

        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void tenVisitorsAtOnceGetTheirOwnAnswers() throws Exception {
        List<Callable<String>> visits = IntStream.range(0, 10)
                .<Callable<String>>mapToObj(i -> () -> visit("The access code of the project is " + (48210 + i) + "."))
                .toList();
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(visits)) {
                answers.add(answer.get());
            }
        }

        for (int i = 0; i < 10; i++) {
            assertThat(answers.get(i).replaceAll("[^0-9]*(\\d{5}).*", "$1")).isEqualTo(String.valueOf(48210 + i));
        }
        assertThat(xai.files().all()).isEmpty();
    }

    private String visit(String content) throws Exception {
        try (TestBrowser visitor = TestBrowser.open(server)) {
            visitor.upload("code.txt", content.getBytes(UTF_8));
            String answer =
                    visitor.ask("What is the access code of the project?").text();
            visitor.post("leave", BodyPublishers.noBody());
            return answer;
        }
    }

    @Test
    void twoPagesOfOneBrowserHaveTheirOwnFiles() throws Exception {
        String cookie = cookieOfThePage();
        for (String tab : List.of("one", "two")) {
            raw("POST /visit?tab=" + tab + " HTTP/1.1\r\n" + head(cookie)
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n");
            raw("POST /files?tab=" + tab + "&file=f&name=" + tab + " HTTP/1.1\r\n" + head(cookie)
                    + "Content-Length: 1\r\nConnection: close\r\n\r\nx");
        }

        raw("POST /leave?tab=one HTTP/1.1\r\n" + head(cookie) + "Content-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("two");
    }

    @Test
    void otherSitesAreRefused() throws Exception {
        String cookie = cookieOfThePage();
        String origin = "http://127.0.0.1:" + server.url().getPort();

        assertThat(raw("POST /visit?tab=t HTTP/1.1\r\n"
                        + head(cookie).replace("Origin: " + origin, "Origin: http://other.example")
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("POST /visit?tab=t HTTP/1.1\r\n" + head("filechat=guessed")
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("POST /visit?tab=t HTTP/1.1\r\n" + head(cookie)
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void thePageMayDoNothingButAskThisServer() throws Exception {
        HttpResponse<String> page;
        try (HttpClient http = HttpClient.newHttpClient()) {
            page = http.send(HttpRequest.newBuilder(server.url()).build(), BodyHandlers.ofString());
        }

        assertThat(page.body()).contains("Up to 8 MiB each").doesNotContain("{max");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("filechat=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(cookieOfThePage()).isNotEqualTo(cookieOfThePage());
    }

    private String cookieOfThePage() throws Exception {
        String page =
                raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + server.url().getPort() + "\r\nConnection: close\r\n\r\n");
        return page.replaceAll("(?s).*Set-cookie: (filechat=[0-9a-f]+);.*", "$1");
    }

    private String head(String cookie) {
        String host = "127.0.0.1:" + server.url().getPort();
        return "Host: " + host + "\r\nOrigin: http://" + host + "\r\nCookie: " + cookie + "\r\n";
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
