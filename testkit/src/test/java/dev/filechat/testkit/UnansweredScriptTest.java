// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.chat.TextMatcher.containing;
import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.chat.ChatScript;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Scripts of which the answer was forgotten. */
class UnansweredScriptTest {

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void hasTheNextRequestRefusedAndTellsWhereItWasBegun() {
        xai.chat().whenAnything().reply("Two.");
        xai.chat().whenUserSays(containing("risks")).withModel("grok-4.5");

        Status status = refusal(() -> stubs.answer("Hello?"));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription())
                .startsWith(
                        "A script has no answer: script for user says containing \"risks\", model grok-4.5, begun at ")
                .contains("UnansweredScriptTest.java:")
                .contains("reply(...)");
        assertThat(refusal(() -> stubs.stream(ask("Hello?"))).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(xai.chat().scriptsWithoutAnswer()).singleElement().asString().contains("model grok-4.5");
        assertThat(xai.chat().unmatchedRequests()).hasSize(2);
    }

    @Test
    void goesOnOnceItHasAnAnswer() throws Exception {
        ChatScript script = xai.chat().whenAnything();
        refusal(() -> stubs.answer("Hello?"));

        script.reply("Hello.");

        assertThat(stubs.answer("Hello?")).isEqualTo("Hello.");
        assertThat(xai.chat().scriptsWithoutAnswer()).isEmpty();
    }

    @Test
    void countsEachScriptThatIsMadeFromACommonBeginning() throws Exception {
        ChatScript common = xai.chat().whenUserSays(containing("risks"));
        common.withModel("grok-4.5").reply("Three.");
        assertThat(stubs.answer("Which risks?")).isEqualTo("Three.");

        common.withModel("another");

        assertThat(xai.chat().scriptsWithoutAnswer()).singleElement().asString().contains("model another");
    }

    @Test
    void isWaitedForWhileItIsWritten() throws Exception {
        ChatScript script = xai.chat().whenAnything();
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writing = threads.submit(() -> {
                asked.complete(xai.awaitCalls("GetCompletion", 1, Duration.ofSeconds(30)));
                return script.reply("In time.");
            });
            assertThat(stubs.answer("Hello?")).isEqualTo("In time.");
            writing.get(30, TimeUnit.SECONDS);
        }
        assertThat(asked).isCompletedWithValue(true);
    }

    @Test
    void isForgottenAtReset() throws Exception {
        xai.chat().whenAnything();

        xai.reset();

        assertThat(stubs.answer("Hello?")).isNotEmpty();
    }
}
