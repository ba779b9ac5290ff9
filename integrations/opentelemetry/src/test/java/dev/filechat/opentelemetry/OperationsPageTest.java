// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What docs/operations.md shows is what comes out. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("../../docs/operations.md");
    private static final byte[] REPORT = "Harbour dues rise in May. Fuel rises too.".getBytes(UTF_8);
    private static final List<Logger> LOGGERS = List.of((Logger) LoggerFactory.getLogger("dev.filechat.files"), (Logger)
            LoggerFactory.getLogger("dev.filechat.chat"));

    private final Telemetry telemetry = new Telemetry();
    private final FakeXai xai = FakeXai.start();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGERS.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(log);
        });
    }

    @AfterEach
    void close() {
        LOGGERS.forEach(logger -> {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(log);
        });
        xai.close();
        telemetry.close();
    }

    private FileChatClient client(OpenTelemetry openTelemetry) {
        FileChatClientBuilder builder = xai.configure(FileChatClient.builder());
        // snippet: observer
        FileChatClient client =
                builder.observer(FileChatTelemetry.create(openTelemetry)).build();
        // end
        return client;
    }

    @Test
    void thePageShowsWhatComesOut() throws Exception {
        handleARequest();

        assertThat(shown()).containsExactly(logLines(), PageText.tree(telemetry), PageText.metrics(telemetry));
        assertThat(xai.files().named("report.txt").getFirst().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(REPORT)));
    }

    private void handleARequest() {
        xai.faults()
                .onUploads()
                .times(1)
                .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));
        xai.chat()
                .whenAnything()
                .callTool("dues", "{\"month\":\"May\"}")
                .usage(usage(140, 64, 12, 25))
                .costInUsdTicks(24_000_000L)
                .then()
                .replyStreaming("They ", "are ", "5% higher.")
                .usage(usage(170, 140, 8, 10))
                .costInUsdTicks(18_000_000L);
        FunctionTool dues = FunctionTool.of("dues", "The dues of a month", "{\"type\":\"object\"}");
        StringBuilder answer = new StringBuilder();
        Span request =
                telemetry.sdk().getTracer("web").spanBuilder("GET /risks").startSpan();
        try (FileChatClient client = client(telemetry.sdk());
                Scope ignored = request.makeCurrent()) {
            StoredFile file = client.files().upload(FileSource.of("report.txt", REPORT));
            client.chat()
                    .create("grok-4.5")
                    .append(user("By how much do the dues rise?", Content.file(file)))
                    .runTools(
                            List.of(RunnableTool.of(dues, (arguments, context) -> "5% more")),
                            ToolRunOptions.builder()
                                    .onChunk(chunk -> answer.append(chunk.content()))
                                    .build());
        }
        assertThat(answer).hasToString("They are 5% higher.");
        request.end();
    }

    private static Usage usage(long prompt, long cached, long completion, long reasoning) {
        return Usage.builder()
                .promptTokens(prompt)
                .promptTextTokens(prompt)
                .cachedPromptTextTokens(cached)
                .completionTokens(completion)
                .reasoningTokens(reasoning)
                .totalTokens(prompt + completion + reasoning)
                .build();
    }

    /** The blocks of the last section. */
    private static List<String> shown() throws IOException {
        String page = Files.readString(PAGE);
        return Pattern.compile("(?ms)^```\\n(.*?)^```$")
                .matcher(page.substring(page.indexOf("## What comes out")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private String logLines() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getLoggerName() + ": "
                        + PageText.withoutIds(event.getFormattedMessage()) + "\n")
                .collect(Collectors.joining());
    }

    /** Content and a redactor, as the page shows them. */
    @Test
    void theSnippetForContentCapturesAndRedacts() {
        FileChatClientBuilder builder = xai.configure(FileChatClient.builder());
        OpenTelemetry openTelemetry = telemetry.sdk();
        // snippet: content
        FileChatClient client = builder.observer(FileChatTelemetry.builder(openTelemetry)
                        .captureContent(true)
                        .redactor(text -> text.replaceAll("\\d{4,}", "[number]"))
                        .build())
                .build();
        // end
        xai.chat().whenAnything().reply("It is 98765.");
        try (client) {
            client.chat().create("grok-4.5").append(user("What is 12345?")).sample();
        }

        assertThat(telemetry.everything())
                .contains("What is [number]?", "It is [number].")
                .doesNotContain("12345", "98765");
    }

    /** In its table. */
    @Test
    void thePageNamesEveryMetric() throws IOException {
        handleARequest();

        List<String> names =
                telemetry.metrics().stream().map(MetricData::getName).toList();

        assertThat(names).hasSizeGreaterThan(8);
        assertThat(Files.readString(PAGE))
                .contains(names.stream().map(name -> "| `" + name + "` |").toList());
    }
}
