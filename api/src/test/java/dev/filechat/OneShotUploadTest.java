// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.SourceChangedException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportException.Delivery;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which sources may be sent again. */
class OneShotUploadTest {
    private static final String NOT_AGAIN =
            ". It was not tried again: the stream can be read once; give a supplier of streams or a path";

    private static final FakeTransport.UploadStep BREAKING = (request, chunks, call) -> {
        throw Failures.broken(Delivery.PARTIAL);
    };

    private final byte[] bytes = TestBytes.of(100);
    private final InputStream stream = new ByteArrayInputStream(bytes);
    private final Received received = new Received();
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();

    @Test
    void aStreamOfWhichNothingWasReadIsSentAgainWhole() {
        transport.onUpload(received.breakAfter(0, Failures.broken(Delivery.UNSENT)));

        client.files().upload(FileSource.of("a.bin", stream));

        assertThat(transport.attempts).hasValue(2);
        assertThat(received.sha256OfBytes()).isEqualTo(Received.sha256(bytes));
    }

    @Test
    void aStreamOfWhichSomethingWasReadIsNotSentAgainAndNotToldToBeRetryable() {
        transport.onUpload(received.breakAfter(1, Failures.broken(Delivery.PARTIAL)));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", stream)))
                .withMessageEndingWith(NOT_AGAIN)
                .satisfies(e -> assertThat(e.retryable()).isFalse())
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
    }

    @Test
    void aRateLimitInTheMiddleOfAStreamIsNotToldToBeRetryable() {
        transport.onUpload(received.breakAfter(1, Failures.rateLimited(null)));

        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", stream)))
                .withMessageEndingWith(NOT_AGAIN)
                .satisfies(e -> assertThat(e.retryable()).isFalse())
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
    }

    @Test
    void aStreamOfWhatIsNeverTriedAgainHasNoSuchAdvice() {
        transport.onUpload(received.breakAfter(1, Failures.refused(StatusCode.INVALID_ARGUMENT)));

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", stream)))
                .withMessageNotContaining("tried again");
    }

    @Test
    void aSupplierThatFailsEachTimeIsTriedAgainAndHasNoSuchAdvice() {
        transport.onUpload(BREAKING, BREAKING, BREAKING);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", () -> new ByteArrayInputStream(bytes))))
                .withMessageNotContaining("tried again")
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(3));
    }

    @Test
    void aSupplierIsAskedForANewStreamEachTime() {
        transport.onUpload(received.breakAfter(1, Failures.broken(Delivery.PARTIAL)));

        client.files().upload(FileSource.of("a.bin", () -> new ByteArrayInputStream(bytes)));

        assertThat(transport.attempts).hasValue(2);
        assertThat(received.sha256OfBytes()).isEqualTo(Received.sha256(bytes));
    }

    @Test
    void aFileThatIsGoneAtTheSecondAttemptIsToldWithTheAttemptsMade(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("a.bin"), bytes);
        transport.onUpload(received.breakAfter(1, Failures.broken(Delivery.PARTIAL)));
        transport.timing.onPause(
                (cancelled, nanos) -> assertThat(file.toFile().delete()).isTrue());

        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files().upload(file))
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
    }

    @Test
    void aStreamThatIsTooShortAtTheSecondAttemptIsToldWithTheAttemptsMade() {
        transport.onUpload(received.breakAfter(1, Failures.broken(Delivery.PARTIAL)));
        int[] lengths = {100, 99};
        int[] opened = {0};

        assertThatExceptionOfType(SourceChangedException.class)
                .isThrownBy(() -> client.files()
                        .upload(FileSource.of(
                                "a.bin", 100, () -> new ByteArrayInputStream(bytes, 0, lengths[opened[0]++]))))
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(2));
    }
}
