// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.filechat.FakeTransport.Step;
import dev.filechat.calls.ResponseMetadata;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException.Delivery;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CallLogTest {
    private final FakeTransport transport = new FakeTransport();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.filechat");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void attach() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void detach() {
        logger.setLevel(null);
        logger.detachAppender(appender);
    }

    private List<String> lines() {
        return appender.list.stream()
                .map(event -> event.getLevel() + " " + event.getLoggerName() + ": "
                        + event.getFormattedMessage().replaceAll("in \\d+ ms", "in N ms"))
                .toList();
    }

    @Test
    void aCallIsOneLineAtDebugAndSoIsEachAttemptThatIsRepeated() {
        logger.setLevel(Level.DEBUG);
        transport.onGet(
                Step.failing(Failures.broken(Delivery.UNSENT)), Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        try (FileChatClient client = transport.client()) {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.files().get("file-1"));
        }

        assertThat(lines())
                .containsExactly(
                        "DEBUG dev.filechat.files: Looking up file file-1: attempt 1 failed (the transport's"
                                + " words), the next one in N ms",
                        "DEBUG dev.filechat.files: Looking up file file-1: failed with NotFoundException in N ms, 2"
                                + " attempts");
    }

    @Test
    void aChatIsLoggedWithTheIdOfItsAnswerAndAtTraceWithItsTokens() {
        logger.setLevel(Level.TRACE);
        transport.onComplete((request, call) -> Answers.costing(17));

        try (FileChatClient client = transport.client()) {
            client.chat().create("grok-4.5").append(user("a secret question")).sample();
        }

        assertThat(lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("DEBUG dev.filechat.chat: Asking grok-4.5: done in N ms, 1 attempt, response "))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("TRACE dev.filechat.chat: Asking grok-4.5: 10 prompt tokens, 0 completion tokens"))
                .noneMatch(line -> line.contains("secret") || line.contains("Three"));
    }

    @Test
    void theIdOfTheRequestIsInTheLineAndTheHeadersAreLoggedAtTrace() {
        logger.setLevel(Level.TRACE);
        transport.onComplete((request, call) -> {
            call.received(ResponseMetadata.received(
                    each -> {
                        each.accept("x-request-id", "req-1\nforged");
                        each.accept("x-echo", "Your key is test-key.");
                    },
                    call.apiKey().value()));
            return Answers.text("42");
        });

        try (FileChatClient client = transport.client()) {
            client.chat().create("grok-4.5").append(user("a secret question")).sample();
        }

        assertThat(lines())
                .anySatisfy(line -> assertThat(line).endsWith(", request req-1\\nforged"))
                .contains("TRACE dev.filechat.chat: Asking grok-4.5: answered with {x-request-id=[req-1\\nforged]}")
                .noneMatch(line -> line.contains("test-key"));
    }

    @Test
    void nothingIsLoggedAtInfo() {
        logger.setLevel(Level.INFO);
        transport.onComplete((request, call) -> Answers.text("42"));

        try (FileChatClient client = transport.client()) {
            client.chat().create("grok-4.5").append(user("a secret question")).sample();
        }

        assertThat(lines()).isEmpty();
    }
}
