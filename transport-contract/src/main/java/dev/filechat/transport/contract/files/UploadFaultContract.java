// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Status.Code;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Under each fault, an upload is stored once, or not at all, or its caller knows that this is unknown. */
public interface UploadFaultContract extends OverTransport {
    /** More than fits into the buffers on the way. */
    int LARGE = 20 << 20;

    /** The service said no, and when to come back. */
    @Test
    default void anUploadThatIsToComeBackLaterIsStoredOnce() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Fault fault = xai.faults()
                    .onUploads()
                    .times(2)
                    .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));

            client.files().upload(FileSource.of("a", new byte[1000]));

            assertThat(fault.strikes()).isEqualTo(2);
            assertThat(xai.calls("UploadFile")).isEqualTo(3);
            assertThat(xai.files().all()).hasSize(1);
        }
    }

    /** A stream of which a part is gone cannot be sent again; the message says why, and what to give instead. */
    @OverNetwork
    @Test
    default void aStreamThatBreaksInTheMiddleSaysWhyItIsNotTriedAgain() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onUploads().resetAfterReceiving(5 << 20);
            FileSource source = FileSource.of("a", new ByteArrayInputStream(new byte[LARGE]));

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().upload(source))
                    .withMessageContaining("1 attempt")
                    .withMessageEndingWith(". It was not tried again: the stream can be read once; give a supplier of"
                            + " streams or a path")
                    .satisfies(e -> assertThat(e.retryable()).isFalse());
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /**
     * An upload that was not sent to its end is not stored, and is sent again, whichever side breaks the connection.
     */
    @OverNetwork
    @Test
    default void anUploadThatBreaksInTheMiddleIsStoredOnce() {
        byte[] bytes = TestBytes.of(LARGE);
        try (FakeXai xai = fake().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client =
                        configured(xai).endpoint(proxy.host(), proxy.port()).build()) {
            proxy.onConnections().nth(1).resetAfter(Direction.TO_SERVER, 5_000_000);
            Fault second = xai.faults().onUploads().nth(2).resetAfterReceiving(5_000_000);

            client.files().upload(FileSource.of("a", bytes));

            assertThat(second.strikes()).isEqualTo(1);
            assertThat(xai.calls("UploadFile")).isEqualTo(3);
            assertThat(xai.files().all())
                    .singleElement()
                    .extracting(FakeFile::sha256)
                    .isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** Nobody knows, so nobody repeats it, gRPC neither. */
    @OverNetwork
    @Test
    default void anUploadWhoseAnswerIsLostIsStoredOnceAndSaidToBeUnknown() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onUploads().loseAnswer();

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a", new byte[1000])))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
            assertThat(xai.files().all()).hasSize(1);
        }
    }

    /** A service that takes nothing of an upload has stored nothing of it. */
    @Test
    default void anUploadThatIsNotTakenEnds() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        configured(xai).stallTimeout(Duration.ofMillis(300)).build()) {
            xai.faults().onUploads().takeNothing();

            assertThatExceptionOfType(CallStalledException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("large.bin", TestBytes.of(LARGE))))
                    .withMessageContaining("PT0.3S")
                    .satisfies(e -> assertThat(e.retryable()).isTrue());
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** A service that takes an upload slowly gets it nevertheless, and all of it. */
    @Test
    default void anUploadThatIsTakenSlowlyIsNoStall() {
        byte[] bytes = TestBytes.of(LARGE);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onUploads().takeSlowly(LARGE);
            long start = System.nanoTime();

            client.files()
                    .upload(
                            FileSource.of("large.bin", bytes),
                            UploadOptions.builder()
                                    .chunkSize(UploadOptions.MIN_CHUNK_SIZE)
                                    .build());

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(xai.files().named("large.bin").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** An OK before everything was read is no success, even if it tells the right size. */
    @Test
    default void anEarlyAnswerIsNoticed() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onUploads().answerEarly(1);
            xai.faults().onUploads().wrongSize(LARGE);

            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a", new byte[LARGE])))
                    .withMessageContaining("before")
                    .satisfies(e -> assertThat(e.fileId())
                            .isEqualTo(xai.files().named("a").getFirst().id()));
        }
    }

    /** The service stored something else. */
    @Test
    default void aWrongSizeIsNoticed() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onUploads().wrongSize(999);

            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a", new byte[1000])))
                    .withMessageContaining("1000 bytes")
                    .withMessageContaining("999 bytes")
                    .satisfies(e -> assertThat(e.fileId())
                            .isEqualTo(xai.files().named("a").getFirst().id()));
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
        }
    }
}
