// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchCounts;
import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How batches spend their time. */
class BatchTimingTest {
    private final FakeBatchesTransport batches = new FakeBatchesTransport();
    private final FakeTransport transport = new FakeTransport().batches(batches);
    private final FileChatClient client = transport.client();
    private final Batch batch = client.batches().batch("batch-7");

    @Test
    void noMoreThanAHundredAdditionsAreMadeInThirtySeconds() {
        List<Long> starts = new ArrayList<>();
        batches.onAdd(() -> starts.add(transport.timing.nanoTime()));

        for (int i = 0; i < 250; i++) {
            batch.add(item("chat-" + i));
            transport.timing.advance(Duration.ofMillis(10));
        }

        assertThat(starts).hasSize(250);
        for (int i = 100; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - 100))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(30).toNanos());
        }
        assertThat(transport.timing.pauses.getFirst()).isEqualTo(Duration.ofSeconds(29));
        assertThat(transport.timing.nanoTime())
                .isLessThan(Duration.ofSeconds(63).toNanos());
    }

    @Test
    void severalHandlesOfAClientKeepThePaceTogether() {
        for (int i = 0; i < 101; i++) {
            client.batches().batch("batch-" + i % 3).add(item("chat-" + i));
        }

        assertThat(transport.timing.pauses).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void anInterruptEndsTheWaitForTheNextAddition() {
        for (int i = 0; i < 100; i++) {
            batch.add(item("chat-" + i));
        }
        transport.timing.onPause((cancelled, nanos) -> Thread.currentThread().interrupt());

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> batch.add(item("late")))
                .satisfies(e -> assertThat(e.retryable()).isTrue());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(batches.added).hasSize(100);
    }

    @Test
    void itIsLookedUpEverLessOftenUntilItEnds() {
        batches.polls(3);

        BatchInfo end = batch.await(Duration.ofHours(24));

        assertThat(end.counts()).contains(new BatchCounts(1, 0, 1, 0, 0));
        assertThat(transport.timing.pauses)
                .containsExactly(Duration.ofMillis(250), Duration.ofMillis(375), Duration.ofNanos(562_500_000));
    }

    @Test
    void thePausesGrowToAMinuteAndTheTimeIsKept() {
        batches.polls(Integer.MAX_VALUE);

        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> batch.await(Duration.ofHours(1)))
                .withMessageContaining("PT1H")
                .withMessageContaining("the id stays valid")
                .satisfies(e -> assertThat(e.retryable()).isTrue());
        assertThat(Collections.max(transport.timing.pauses)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theLastLookIsShortlyBeforeTheTimeIsOver() {
        batches.polls(Integer.MAX_VALUE);

        assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> batch.await(Duration.ofMinutes(10)));

        assertThat(transport.timing.nanoTime())
                .isEqualTo(Duration.ofMinutes(10).minusMillis(250).toNanos());
    }

    @Test
    void aListenerThatFailsEndsNothing() {
        batches.polls(1);

        BatchInfo end = batch.await(Duration.ofHours(1), info -> {
            throw new IllegalStateException("a listener's own failure");
        });

        assertThat(end.ended()).isTrue();
    }

    @Test
    void aTransportWithoutBatchesSaysSo() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new FakeTransport().client().batches())
                .withMessageContaining("has no calls for batches");
    }

    private BatchItem item(String id) {
        return BatchItem.of(id, client.chat().create("m").append(user("How many?")));
    }
}
