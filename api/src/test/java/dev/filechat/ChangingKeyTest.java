// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key that a supplier gives, for each attempt anew. */
class ChangingKeyTest {
    private static final TransportException REFUSED = Failures.refused(StatusCode.UNAUTHENTICATED);
    private static final FilePage EMPTY = FilePage.of(List.of(), null);

    private final FakeTransport transport = new FakeTransport();
    private final List<String> sent = new ArrayList<>();
    private final Deque<Supplier<@Nullable String>> keys = new ArrayDeque<>();

    @Test
    void eachAttemptHasTheKeyOfItsTime() {
        gives("one", "two", "three");
        transport.onList(failing(Failures.broken(Delivery.UNSENT)), page());
        try (FileChatClient client = client()) {
            list(client);
            list(client);
        }

        assertThat(sent).containsExactly("one", "two", "three");
    }

    @Test
    void aRefusedKeyIsReplacedOnceIfThereIsAnotherOne() {
        gives("old", "new");
        transport.onList(failing(REFUSED), page());
        try (FileChatClient client = client()) {
            list(client);
        }

        assertThat(sent).containsExactly("old", "new");
        assertThat(keys).isEmpty();
        assertThat(transport.timing.pauses).isEmpty();
    }

    @Test
    void anObserverSeesTheRefusalOfAReplacedKeyOnce() {
        gives("old", "new");
        transport.onList(failing(REFUSED), page());
        List<String> failed = new ArrayList<>();
        CallObserver observer = call -> new CallObservation() {
            @Override
            public void attemptFailed(int attempt, FileChatException failure, Optional<Duration> retryIn) {
                failed.add(attempt + " " + failure.getClass().getSimpleName() + " " + retryIn.orElseThrow());
            }
        };
        try (FileChatClient client = builder().observer(observer).build()) {
            list(client);
        }

        assertThat(failed).containsExactly("1 AuthenticationException PT0S");
    }

    @Test
    void aSecondRefusalIsFinal() {
        gives("old", "new", "newest");
        transport.onList(failing(REFUSED));
        try (FileChatClient client = client()) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> list(client))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(2));
        }

        assertThat(sent).containsExactly("old", "new");
    }

    @Test
    void theSameKeyIsNotSentAgain() {
        gives("old", "old", "new");
        transport.onList(failing(REFUSED));
        try (FileChatClient client = client()) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> list(client))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
        }

        assertThat(sent).containsExactly("old");
    }

    @Test
    void aFixedKeyIsNotSentAgain() {
        transport.onList(failing(REFUSED));
        try (FileChatClient client = transport.builder().apiKey("fixed").build()) {
            assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> list(client));
        }

        assertThat(sent).containsExactly("fixed");
    }

    /** A call of this kind is tried twice. */
    @Test
    void theAttemptWithTheRefusedKeyIsNotOneOfThoseThatACallHas() {
        gives("old", "new", "new");
        transport.onComplete(
                (request, call) -> fail(call, REFUSED),
                (request, call) -> fail(call, Failures.broken(Delivery.UNSENT)),
                (request, call) -> {
                    sent.add(call.apiKey().value());
                    return Answers.text("Three.");
                });
        try (FileChatClient client = client()) {
            assertThat(client.chat()
                            .create("grok-4.5")
                            .append(user("Which?"))
                            .sample()
                            .content())
                    .isEqualTo("Three.");
        }

        assertThat(sent).containsExactly("old", "new", "new");
    }

    @Test
    void anUploadIsRepeatedFromItsBeginning() {
        byte[] bytes = TestBytes.of(100);
        Received received = new Received();
        gives("old", "new");
        transport.onUpload(received.breakAfter(1, REFUSED));
        try (FileChatClient client = client()) {
            client.files().upload(FileSource.of("a.bin", bytes));
        }

        assertThat(received.sha256OfBytes()).isEqualTo(Received.sha256(bytes));
        assertThat(keys).isEmpty();
    }

    @Test
    void anUploadWhoseStreamWasReadIsNotRepeated() {
        Received received = new Received();
        gives("old", "new");
        transport.onUpload(received.breakAfter(1, REFUSED));
        try (FileChatClient client = client()) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() ->
                            client.files().upload(FileSource.of("a.bin", new ByteArrayInputStream(TestBytes.of(100)))))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
        }

        assertThat(keys).hasSize(1);
    }

    @Test
    void aDownloadGoesOnWithTheNewKey() throws Exception {
        byte[] bytes = TestBytes.of(100);
        gives("old", "old", "new");
        transport.onGet((id, call) -> StoredFile.builder(id, "a.bin", 100).build());
        transport.onContent(
                (id, call) -> {
                    sent.add(call.apiKey().value());
                    return FakeContent.breaking(bytes, 30, REFUSED);
                },
                (id, call) -> {
                    sent.add(call.apiKey().value());
                    return FakeContent.of(bytes);
                });
        try (FileChatClient client = client()) {
            assertThat(client.files().content("file_1").readAllBytes()).isEqualTo(bytes);
        }

        assertThat(sent).containsExactly("old", "new");
    }

    @Test
    void whatTheSupplierThrowsFailsTheCallAndNothingIsSent() {
        IllegalStateException sealed = new IllegalStateException("the vault with xai-SECRET is sealed");
        keys.add(() -> {
            throw sealed;
        });
        try (FileChatClient client = client()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", TestBytes.of(10))))
                    .withMessage("Uploading \"a.bin\" failed before attempt 1: the supplier given to apiKey(...) threw"
                            + " java.lang.IllegalStateException, which is the cause")
                    .withCause(sealed)
                    .satisfies(e -> assertThat(e.attempts()).isZero());
        }

        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void noKeyFailsTheCallAndNothingIsSent() {
        keys.add(() -> null);
        try (FileChatClient client = client()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> list(client))
                    .withMessageEndingWith("the supplier given to apiKey(...) gave null");
        }

        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void whatCannotBeAKeyFailsTheCallWithoutBeingShown() {
        gives("SECRET\n");
        try (FileChatClient client = client()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> list(client))
                    .withMessageContaining("a line break at position 7 of 7")
                    .satisfies(e -> assertThat(printed(e)).doesNotContain("SECRET"));
        }

        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void aSupplierThatFailsLaterIsToldWithTheAttemptsAndWithWhatFailedBefore() {
        gives("one", "");
        transport.onList(failing(Failures.broken(Delivery.UNSENT)));
        try (FileChatClient client = client()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> list(client))
                    .withMessageContainingAll("before attempt 2", "The API key is empty")
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1))
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void aSupplierThatFailsAfterARefusalDoesNotHideIt() {
        gives("one", "");
        transport.onList(failing(Failures.refused(StatusCode.UNAUTHENTICATED)));
        try (FileChatClient client = client()) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> list(client))
                    .satisfies(e -> assertThat(printed(e)).contains("The API key is empty"));
        }
    }

    /** The client is closed while the supplier waits for a key, which then fails because of that. */
    @Test
    void aCallThatIsCancelledMeanwhileSaysSo() {
        transport.onList(page());
        List<FileChatClient> open = new ArrayList<>();
        keys.add(() -> {
            open.getFirst().close();
            throw new IllegalStateException("interrupted");
        });
        open.add(client());

        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> list(open.getFirst()));

        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void nothingIsAskedWhenTheClientIsBuilt() {
        gives("one");
        client().close();

        assertThat(keys).hasSize(1);
    }

    @Test
    void theKeyGivenLastCounts() {
        gives("supplied");
        transport.onList(page());
        try (FileChatClient client = builder().apiKey("fixed").build()) {
            list(client);
        }

        assertThat(sent).containsExactly("fixed");
    }

    @Test
    void theFingerprintIsThatOfTheKeyOfNow() {
        gives("one", "two");
        try (FileChatClient client = client();
                FileChatClient one = transport.builder().apiKey("one").build()) {
            assertThat(client.accountFingerprint()).isEqualTo(one.accountFingerprint());
            assertThat(client.accountFingerprint()).hasSize(32).isNotEqualTo(one.accountFingerprint());
        }
    }

    /** The first half of: printf 'filechat named account\napi.x.ai:443\nresearch' | sha256sum. */
    @Test
    void anAccountWithANameHasOneFingerprintWhateverTheKey() {
        try (FileChatClient client = builder().account("research").build();
                FileChatClient fixed =
                        transport.builder().account("research").apiKey("k").build()) {
            assertThat(client.accountFingerprint())
                    .isEqualTo("54a02da59a6d63e30be8f06c0cdb3336")
                    .isEqualTo(fixed.accountFingerprint());
        }
        assertThat(keys).isEmpty();
    }

    @Test
    void anAccountHasToHaveAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().account(" "))
                .withMessage("name is blank");
    }

    @Test
    void noTextFormShowsTheKey() {
        gives("xai-SECRET");
        transport.onList(failing(Failures.broken(Delivery.UNSENT)));
        try (FileChatClient client = client()) {
            assertThat(builder().toString()).doesNotContain("SECRET");
            keys.add(() -> "xai-SECRET");
            keys.add(() -> "xai-SECRET");
            keys.add(() -> "xai-SECRET");
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> list(client))
                    .satisfies(e -> assertThat(printed(e)).doesNotContain("SECRET"));
        }
        assertThat(sent).hasSize(4).containsOnly("xai-SECRET");
    }

    private FileChatClient client() {
        return builder().build();
    }

    private FileChatClientBuilder builder() {
        return transport.builder().apiKey(() -> keys.remove().get());
    }

    private void gives(String... values) {
        for (String value : values) {
            keys.add(() -> value);
        }
    }

    private static void list(FileChatClient client) {
        client.files().list(ListFilesRequest.builder().build());
    }

    private Step<ListFilesRequest, FilePage> page() {
        return (request, call) -> {
            sent.add(call.apiKey().value());
            return EMPTY;
        };
    }

    private Step<ListFilesRequest, FilePage> failing(TransportException failure) {
        return (request, call) -> fail(call, failure);
    }

    private <T> T fail(CallContext call, TransportException failure) throws TransportException {
        sent.add(call.apiKey().value());
        throw failure;
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
