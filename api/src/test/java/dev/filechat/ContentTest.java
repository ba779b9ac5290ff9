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
    void the_bytes_come_whole_and_the_connection_is_released() throws IOException {
        open(FakeContent.of(bytes));

        assertThat(readAll()).isEqualTo(bytes);
        assertThat(opened).singleElement().satisfies(c -> assertThat(c.closes).hasPositiveValue());
    }

    @Test
    void single_bytes_can_be_read() throws IOException {
        open(FakeContent.of(bytes));

        try (InputStream in = transport.client().files().content("file-1")) {
            for (int i = 0; i < 300; i++) {
                assertThat(in.read()).isEqualTo(bytes[i] & 0xff);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 131_072, SIZE - 1, SIZE})
    void a_connection_that_breaks_is_made_again_and_what_was_read_is_skipped(int after) throws IOException {
        open(FakeContent.breaking(bytes, after, Failures.broken(Delivery.AMBIGUOUS)), FakeContent.of(bytes));

        assertThat(readAll()).isEqualTo(bytes);
        assertThat(opened).hasSize(2).allSatisfy(c -> assertThat(c.closes).hasPositiveValue());
        assertThat(transport.timing.pauses).hasSize(1);
    }

    @Test
    void it_may_break_three_times_also_while_skipping() throws IOException {
        open(
                FakeContent.breaking(bytes, 150_000, Failures.broken(Delivery.AMBIGUOUS)),
                FakeContent.breaking(bytes, 100_000, Failures.broken(Delivery.AMBIGUOUS)),
                FakeContent.breaking(bytes, 180_000, Failures.broken(Delivery.AMBIGUOUS)),
                FakeContent.of(bytes));

        assertThat(readAll()).isEqualTo(bytes);
    }

    @Test
    void at_the_fourth_break_the_failure_is_told() {
        open(FakeContent.breaking(bytes, 10, Failures.broken(Delivery.AMBIGUOUS)));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(this::readAll)
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(4));
        assertThat(opened).hasSize(4).allSatisfy(c -> assertThat(c.closes).hasPositiveValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99_999})
    void other_bytes_at_the_second_time_are_an_error(int at) {
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
    void fewer_bytes_at_the_second_time_than_were_read_are_an_error() {
        open(
                FakeContent.breaking(bytes, 100_000, Failures.broken(Delivery.AMBIGUOUS)),
                FakeContent.of(Arrays.copyOf(bytes, 99_999)));

        assertWrongSize(99_999);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SIZE - 1, SIZE + 1})
    void another_number_of_bytes_than_the_file_has_is_an_error(int given) {
        open(FakeContent.of(Arrays.copyOf(bytes, given)));

        assertWrongSize(given);
    }

    @Test
    void more_bytes_than_the_file_has_are_not_read_to_their_end() {
        open(FakeContent.of(Arrays.copyOf(bytes, 2 * SIZE)));

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(this::readAll)
                .satisfies(e -> assertThat(e.actualSize()).isBetween(SIZE + 1L, SIZE + 1000L));
    }

    @Test
    void what_failed_is_not_read_on() throws IOException {
        open(FakeContent.of(Arrays.copyOf(bytes, SIZE - 1)));

        try (InputStream in = transport.client().files().content("file-1")) {
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(in::readAllBytes);
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(in::read);
        }
        assertThat(opened).hasSize(1);
    }

    @Test
    void closing_early_closes_the_connection_and_ends_reading() throws IOException {
        open(FakeContent.of(bytes));

        InputStream in = transport.client().files().content("file-1");
        assertThat(in.read()).isNotNegative();
        in.close();

        assertThat(opened).singleElement().satisfies(c -> assertThat(c.closes).hasValue(1));
        assertThatExceptionOfType(IOException.class).isThrownBy(in::read).withMessageContaining("closed");
    }

    @Test
    void a_file_that_is_not_there_is_told_before_anything_is_read() {
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
