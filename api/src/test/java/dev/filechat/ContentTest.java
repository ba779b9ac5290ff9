// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FakeTransport.Step;
import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.StoredFile;
import dev.filechat.spi.TransportException.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static final int SIZE = 200_000;

    private final byte[] bytes = TestBytes.of(SIZE);
    private final FakeTransport transport = new FakeTransport()
            .onGet((id, call) -> StoredFile.builder(id, "a.bin", SIZE).build());
    private final List<FakeContent> opened = new ArrayList<>();

    @Test
    void theBytesComeWholeAndTheConnectionIsReleased() throws IOException {
        open(FakeContent.of(bytes));

        assertThat(readAll()).isEqualTo(bytes);
        assertThat(opened).singleElement().satisfies(c -> assertThat(c.closes).hasPositiveValue());
    }

    @Test
    void singleBytesCanBeRead() throws IOException {
        open(FakeContent.of(bytes));

        try (InputStream in = transport.client().files().content("file-1")) {
            for (int i = 0; i < 300; i++) {
                assertThat(in.read()).isEqualTo(bytes[i] & 0xff);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 131_072, SIZE - 1, SIZE})
    void aConnectionThatBreaksIsMadeAgainAndWhatWasReadIsSkipped(int after) throws IOException {
        open(FakeContent.breaking(bytes, after, Failures.broken(Delivery.AMBIGUOUS)), FakeContent.of(bytes));

        assertThat(readAll()).isEqualTo(bytes);
        assertThat(opened).hasSize(2).allSatisfy(c -> assertThat(c.closes).hasPositiveValue());
        assertThat(transport.timing.pauses).hasSize(1);
    }

    @Test
    void itMayBreakThreeTimesAlsoWhileSkipping() throws IOException {
        open(
                FakeContent.breaking(bytes, 150_000, Failures.broken(Delivery.AMBIGUOUS)),
                FakeContent.breaking(bytes, 100_000, Failures.broken(Delivery.AMBIGUOUS)),
                FakeContent.breaking(bytes, 180_000, Failures.broken(Delivery.AMBIGUOUS)),
                FakeContent.of(bytes));

        assertThat(readAll()).isEqualTo(bytes);
    }

    @Test
    void atTheFourthBreakTheFailureIsTold() {
        open(FakeContent.breaking(bytes, 10, Failures.broken(Delivery.AMBIGUOUS)));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(this::readAll)
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(4));
        assertThat(opened).hasSize(4).allSatisfy(c -> assertThat(c.closes).hasPositiveValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99_999})
    void otherBytesAtTheSecondTimeAreAnError(int at) {
        byte[] other = bytes.clone();
        other[at] ^= 1;
        open(FakeContent.breaking(bytes, 100_000, Failures.broken(Delivery.AMBIGUOUS)), FakeContent.of(other));

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(this::readAll)
                .withMessageContaining("the service gave other bytes than before")
                .satisfies(e -> assertThat(e.fileId()).isEqualTo("file-1"));
        assertThat(opened).allSatisfy(c -> assertThat(c.closes).hasPositiveValue());
    }

    @Test
    void fewerBytesAtTheSecondTimeThanWereReadAreAnError() {
        open(
                FakeContent.breaking(bytes, 100_000, Failures.broken(Delivery.AMBIGUOUS)),
                FakeContent.of(Arrays.copyOf(bytes, 99_999)));

        assertWrongSize(99_999);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SIZE - 1, SIZE + 1})
    void anotherNumberOfBytesThanTheFileHasIsAnError(int given) {
        open(FakeContent.of(Arrays.copyOf(bytes, given)));

        assertWrongSize(given);
    }

    @Test
    void moreBytesThanTheFileHasAreNotReadToTheirEnd() {
        open(FakeContent.of(Arrays.copyOf(bytes, 2 * SIZE)));

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(this::readAll)
                .satisfies(e -> assertThat(e.actualSize()).isBetween(SIZE + 1L, SIZE + 1000L));
    }

    @Test
    void whatFailedIsNotReadOn() throws IOException {
        open(FakeContent.of(Arrays.copyOf(bytes, SIZE - 1)));

        try (InputStream in = transport.client().files().content("file-1")) {
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(in::readAllBytes);
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(in::read);
        }
        assertThat(opened).hasSize(1);
    }

    @Test
    void closingEarlyClosesTheConnectionAndEndsReading() throws IOException {
        open(FakeContent.of(bytes));

        InputStream in = transport.client().files().content("file-1");
        assertThat(in.read()).isNotNegative();
        in.close();

        assertThat(opened).singleElement().satisfies(c -> assertThat(c.closes).hasValue(1));
        assertThatExceptionOfType(IOException.class).isThrownBy(in::read).withMessageContaining("closed");
    }

    @Test
    void aFileThatIsNotThereIsToldBeforeAnythingIsRead() {
        transport.forgetSteps().onGet(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> transport.client().files().content("file-1"));
    }

    private void assertWrongSize(long given) {
        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(this::readAll)
                .withMessageContaining("it has 200000 bytes, but the service")
                .satisfies(e -> assertThat(e.expectedSize()).isEqualTo(SIZE))
                .satisfies(e -> assertThat(e.actualSize()).isEqualTo(given));
        assertThat(opened).allSatisfy(c -> assertThat(c.closes).hasPositiveValue());
    }

    private byte[] readAll() throws IOException {
        try (InputStream in = transport.client().files().content("file-1")) {
            return in.readAllBytes();
        }
    }

    /** The content of each attempt; the last one is that of all later attempts, too. */
    private void open(FakeContent... contents) {
        for (FakeContent content : contents) {
            transport.onContent((id, call) -> {
                FakeContent fresh = content.again();
                opened.add(fresh);
                return fresh;
            });
        }
    }
}
