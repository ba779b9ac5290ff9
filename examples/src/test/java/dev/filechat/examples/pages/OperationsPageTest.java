// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.ChatStream;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.testkit.FakeXai;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The code of docs/operations.md that needs no integration. */
@Timeout(60)
class OperationsPageTest {
    private final FakeXai xai = FakeXai.start();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        xai.close();
        calls.close();
    }

    private FileChatClientBuilder builder() {
        return xai.configure(FileChatClient.builder()).transport("grpc-netty");
    }

    private static FileChatClient probe(FileChatClientBuilder builder) {
        // snippet: probe
        FileChatClient probe = builder.timeout(Duration.ofSeconds(5))
                .retryPolicy(RetryPolicy.none())
                .build();
        // end
        return probe;
    }

    // snippet: health
    /** What is wrong, or empty. */
    static Optional<FileChatException> health(FileChatClient probe) {
        try {
            probe.files().list(ListFilesRequest.builder().limit(1).build());
            return Optional.empty();
        } catch (FileChatException e) {
            return Optional.of(e);
        }
    }
    // end

    @Test
    void aServiceThatAnswersIsHealthy() {
        try (FileChatClient client = builder().build()) { // loads classes, which takes its time
            client.files().exists("file-none");
        }
        try (FileChatClient probe = probe(builder())) {
            assertThat(health(probe)).isEmpty();
        }
        assertThat(xai.calls("ListFiles")).isOne();
    }

    @Test
    void aProblemIsFoundInOneAttempt() {
        try (FileChatClient probe = probe(builder().apiKey("xai-of-nobody"))) {
            assertThat(health(probe)).containsInstanceOf(AuthenticationException.class);
        }
        xai.close();
        try (FileChatClient probe = probe(builder())) {
            assertThat(health(probe))
                    .hasValueSatisfying(
                            problem -> assertThat(problem.attempts()).isOne());
        }
    }

    // snippet: shutdown
    /** Lets the calls end, for as long as the grace lasts; then ends them. */
    static void shutDown(ExecutorService calls, FileChatClient client, Duration grace) throws InterruptedException {
        calls.shutdown(); // takes no new work
        boolean ended = calls.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        client.close(); // what is still under way fails with a CallCancelledException
        if (!ended) {
            calls.awaitTermination(2, TimeUnit.SECONDS); // its finally blocks
        }
    }
    // end

    private Future<String> asked(FileChatClient client, Duration delay) throws InterruptedException {
        xai.chat().whenAnything().replyStreaming("The ", "dues ", "rise.").delay(delay);
        CountDownLatch begun = new CountDownLatch(1);
        Future<String> answer = calls.submit(() -> {
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("What rises?")).stream()) {
                stream.forEach(chunk -> begun.countDown());
                return stream.response().content();
            }
        });
        begun.await();
        return answer;
    }

    @Test
    void aCallThatEndsInTheGraceIsWhole() throws Exception {
        FileChatClient client = builder().build();
        Future<String> answer = asked(client, Duration.ofMillis(20));

        shutDown(calls, client, Duration.ofSeconds(30));

        assertThat(answer.resultNow()).isEqualTo("The dues rise.");
        assertThat(client.closed()).isTrue();
    }

    @Test
    void aCallThatDoesNotEndIsCancelled() throws Exception {
        FileChatClient client = builder().build();
        Future<String> answer = asked(client, Duration.ofHours(1));

        shutDown(calls, client, Duration.ZERO);

        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CallCancelledException.class);
        assertThat(xai.awaitCancelled(1, Duration.ofSeconds(30))).isTrue();
    }
}
