// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.testkit.FakeXai;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An application that ends while it answers: a real server, a real browser's connection, a real stream. */
class ShutdownTest {
    private final FakeXai xai = FakeXai.start();

    @AfterEach
    void stop() {
        xai.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStreamUnderWayIsWrittenToItsEndBeforeTheClientIsClosed(boolean virtualThreads) throws Exception {
        xai.chat().whenAnything().replyStreaming("One.", "Two.", "Three.").delay(Duration.ofSeconds(2));
        CountDownLatch closing = new CountDownLatch(1);
        ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .listeners(event -> {
                    if (event instanceof ContextClosedEvent) {
                        closing.countDown();
                    }
                })
                .run(
                        "--server.port=0",
                        "--server.shutdown=graceful",
                        "--spring.main.banner-mode=off",
                        "--spring.threads.virtual.enabled=" + virtualThreads,
                        "--filechat.api-key=" + xai.key(),
                        "--filechat.host=" + xai.host(),
                        "--filechat.port=" + xai.port(),
                        "--filechat.plaintext=true");
        FileChatClient client = application.getBean(FileChatClient.class);

        try (HttpClient browser = HttpClient.newHttpClient();
                BufferedReader page = lines(browser, application)) {
            assertThat(nextEvent(page)).contains("One.");
            Thread end = Thread.ofVirtual().start(application::close);
            closing.await();
            assertThat(client.closed()).isFalse();

            assertThat(nextEvent(page)).contains("Two.");
            assertThat(nextEvent(page)).contains("Three.");
            assertThat(nextEvent(page)).isEmpty();
            assertThat(end.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(client.closed()).isTrue();
        assertThat(xai.cancelledCalls()).isZero();
    }

    private static BufferedReader lines(HttpClient browser, ConfigurableApplicationContext application)
            throws IOException, InterruptedException {
        URI page = URI.create(
                "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + "/answer");
        HttpResponse<InputStream> response =
                browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The data of the next event, empty at the end. */
    private static String nextEvent(BufferedReader page) throws IOException {
        String line = page.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = page.readLine();
        }
        return line == null ? "" : line;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Answers.class)
    static class Application {}

    @RestController
    static class Answers {
        private final FileChatClient client;

        Answers(FileChatClient client) {
            this.client = client;
        }

        @GetMapping("/answer")
        SseEmitter answer() {
            SseEmitter page = new SseEmitter(0L);
            Chat chat = client.chat().create("grok-4.5").append(user("What is it?"));
            Thread.startVirtualThread(() -> {
                try (ChatStream answer = chat.stream()) {
                    for (ChatChunk chunk : answer) {
                        page.send(Map.of("text", chunk.content()));
                    }
                    page.complete();
                } catch (IOException | RuntimeException e) {
                    page.completeWithError(e);
                }
            });
            return page;
        }
    }
}
