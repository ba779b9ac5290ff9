// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchItem;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.errors.RateLimitException;
import dev.filechat.internal.call.Timing;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A fake takes no more additions to batches than the service, and a client makes no more, by one clock for both. */
class BatchLimitsTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().clock(clock).start();

    private final List<Duration> pauses = new ArrayList<>();

    /** The fake's clock, which a pause moves. */
    private final Timing timing = new Timing() {
        @Override
        public long nanoTime() {
            return Duration.between(java.time.Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public double random() {
            return 0.5;
        }

        @Override
        public void pause(CountDownLatch cancelled, long nanos) {
            pauses.add(Duration.ofNanos(nanos));
            clock.move(Duration.ofNanos(nanos));
        }
    };

    private FileChatClient client() {
        return xai.configure(FileChatClient.builder())
                .timing(timing)
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    private static BatchItem item(FileChatClient client, int i) {
        return BatchItem.of("chat-" + i, client.chat().create("grok-4.5").append(user("Hello?")));
    }

    @Test
    void aClientKeepsWithinTheLimitOfCalls() {
        try (FileChatClient client = client()) {
            Batch batch = client.batches().create("many");
            for (int i = 0; i < 201; i++) {
                batch.add(item(client, i));
            }

            assertThat(xai.calls("AddBatchRequests")).isEqualTo(201);
            assertThat(xai.batches().requestIds(batch.id())).hasSize(201);
            assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
        }
    }

    @Test
    void aCallTooManyIsRefusedUntilTheWindowHasMovedOn() {
        try (FileChatClient one = client();
                FileChatClient other = client()) {
            Batch batch = one.batches().create("many");
            for (int i = 0; i < 100; i++) {
                batch.add(item(one, i));
                clock.move(Duration.ofMillis(100));
            }

            Batch same = other.batches().batch(batch.id());
            assertThatExceptionOfType(RateLimitException.class)
                    .isThrownBy(() -> same.add(item(other, 100)))
                    .withMessageContaining("100 in 30 seconds");
            clock.move(Duration.ofSeconds(20));
            same.add(item(other, 100));
            assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> same.add(item(other, 101)));

            assertThat(xai.batches().requestIds(batch.id())).hasSize(101);
            xai.reset();
            other.batches().create("new").add(item(other, 102));
        }
    }
}
