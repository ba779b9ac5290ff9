// SPDX-License-Identifier: Apache-2.0
package com.example;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionServerTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @AutoClose
    private QuestionServer server;

    @BeforeEach
    void start() throws IOException {
        server = new QuestionServer(client, 0);
    }

    @Test
    void uploadsAnswersAndDeletes() throws Exception {
        xai.chat().whenUserSays(containing("risks?")).withFile("report.txt").replyStreaming("One.\n", "Two.");
        byte[] content = new byte[5_000_000];
        new Random(1).nextBytes(content);

        // A publisher of a stream sends no length.
        HttpResponse<String> upload = send(request("/files?name=report.txt")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))));
        String id = upload.body();
        HttpResponse<String> answer = send(request("/answer?file=" + id + "&question=" + encoded("Which risks?")));

        assertThat(upload.statusCode()).isEqualTo(201);
        assertThat(xai).hasFile("report.txt").withContent(content);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        assertThat(answer.body())
                .startsWith("event: text\ndata: One.\ndata: \n\nevent: text\ndata: Two.\n\nevent: end\ndata: ")
                .endsWith(" tokens\n\n");
        assertThat(send(request("/files?id=" + id).DELETE()).statusCode()).isEqualTo(204);
        assertThat(xai).hasNoFiles();
    }

    @Test
    void aBrowserThatGoesEndsTheCall() throws Exception {
        xai.chat()
                .whenAnything()
                .replyStreaming(Collections.nCopies(10_000, "Word ").toArray(String[]::new))
                .delay(Duration.ofMillis(20));
        String id = send(request("/files?name=a.txt").POST(BodyPublishers.ofString("A."))).body();

        InputStream answer = http.send(
                        request("/answer?file=" + id + "&question=Well").build(), BodyHandlers.ofInputStream())
                .body();
        try (BufferedReader events = new BufferedReader(new InputStreamReader(answer, UTF_8))) {
            assertThat(events.readLine()).isEqualTo("event: text");
        }

        assertThat(xai.awaitCancelled(1, Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aFailureIsAnEvent() throws Exception {
        String answer = send(request("/answer?file=file_missing&question=Well")).body();

        assertThat(answer).startsWith("event: failure\ndata: ").contains("file_missing");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
