// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadProgress;
import dev.filechat.files.UploadProgress.Stage;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportException.Delivery;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadProgressTest {
    private static final int CHUNK = UploadOptions.MIN_CHUNK_SIZE;

    private final Received received = new Received();
    private final FakeTransport transport = new FakeTransport().onUpload(received);
    private final FileChatClient client = transport.client();
    private final List<UploadProgress> told = new ArrayList<>();
    private final UploadOptions options =
            UploadOptions.builder().chunkSize(CHUNK).onProgress(told::add).build();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK, 3 * CHUNK, 3 * CHUNK + 1})
    void itStartsOnceAndEndsOnceAtTheSize(int size) {
        client.files().upload(FileSource.of("a.bin", TestBytes.of(size)), options);

        assertThat(told).filteredOn(p -> p.stage() == Stage.STARTED).hasSize(1);
        assertThat(told).filteredOn(p -> p.stage() == Stage.DONE).hasSize(1);
        assertThat(told.getFirst().stage()).isEqualTo(Stage.STARTED);
        assertThat(told.getFirst().bytesSent()).isZero();
        assertThat(told.getLast().stage()).isEqualTo(Stage.DONE);
        assertThat(told.getLast().bytesSent()).isEqualTo(size);
        assertThat(told).extracting(UploadProgress::bytesSent).isSorted();
        assertThat(told).extracting(UploadProgress::totalBytes).containsOnly(OptionalLong.of(size));
        assertThat(told).extracting(UploadProgress::name).containsOnly("a.bin");
    }

    @Test
    void eachChunkThatTheConnectionTookIsTold() {
        client.files().upload(FileSource.of("a.bin", TestBytes.of(2 * CHUNK + 1)), options);

        assertThat(told)
                .extracting(UploadProgress::bytesSent)
                .containsExactly(0L, (long) CHUNK, 2L * CHUNK, 2L * CHUNK + 1, 2L * CHUNK + 1);
    }

    @Test
    void aSizeThatIsNotKnownIsToldAtTheEnd() {
        client.files().upload(FileSource.of("a.bin", new ByteArrayInputStream(new byte[5])), options);

        assertThat(told)
                .extracting(UploadProgress::totalBytes)
                .containsExactly(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(5));
    }

    @Test
    void aRestartIsToldAtOnceAndTheFiguresDoNotFall() {
        received.breakAfter(2, Failures.broken(Delivery.PARTIAL));

        client.files().upload(FileSource.of("a.bin", TestBytes.of(3 * CHUNK)), options);

        assertThat(told)
                .extracting(UploadProgress::attempt, UploadProgress::stage, UploadProgress::bytesSent)
                .containsExactly(
                        row(1, Stage.STARTED, 0),
                        row(1, Stage.SENDING, CHUNK),
                        row(2, Stage.SENDING, CHUNK),
                        row(2, Stage.SENDING, 2L * CHUNK),
                        row(2, Stage.SENDING, 3L * CHUNK),
                        row(2, Stage.DONE, 3L * CHUNK));
    }

    @Test
    void anUploadThatFailsIsNeverToldToBeDone() {
        received.breakAfter(2, Failures.broken(Delivery.AMBIGUOUS));

        assertThatExceptionOfType(UnknownOutcomeException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", TestBytes.of(3 * CHUNK)), options));

        assertThat(told).extracting(UploadProgress::stage).containsExactly(Stage.STARTED, Stage.SENDING);
    }

    @Test
    void aListenerThatThrowsEndsNothingAndIsToldTheRest() {
        AtomicInteger calls = new AtomicInteger();

        client.files()
                .upload(
                        FileSource.of("a.bin", TestBytes.of(2 * CHUNK)),
                        UploadOptions.builder()
                                .chunkSize(CHUNK)
                                .onProgress(p -> {
                                    calls.incrementAndGet();
                                    throw new IllegalStateException("the bar is broken");
                                })
                                .build());

        assertThat(calls).hasValue(4);
        assertThat(received.ended).isTrue();
        assertThat(transport.attempts).hasValue(1);
    }

    @Test
    void timeAndRateAreTold() {
        FakeTransport slow = new FakeTransport();
        slow.onUpload((request, chunks, call) -> {
            slow.timing.advance(Duration.ofSeconds(2));
            return received.run(request, chunks, call);
        });

        slow.client().files().upload(FileSource.of("a.bin", new byte[10]), options);

        assertThat(told.getFirst().elapsed()).isZero();
        assertThat(told.getFirst().bytesPerSecond()).isZero();
        assertThat(told.getLast().elapsed()).isEqualTo(Duration.ofSeconds(2));
        assertThat(told.getLast().bytesPerSecond()).isEqualTo(5);
    }

    private static Tuple row(int attempt, Stage stage, long bytes) {
        return tuple(attempt, stage, bytes);
    }
}
