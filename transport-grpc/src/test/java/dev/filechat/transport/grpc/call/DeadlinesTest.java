// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long SOON = Duration.ofMillis(50).toNanos();

    /** A call that is notified when its time is over. */
    private static final class Call implements Deadlines.Timed {
        final CountDownLatch told = new CountDownLatch(1);
        private volatile long due;
        private volatile long toldAt = Deadlines.NEVER;

        Call(long nanos) {
            this.due = Deadlines.after(nanos);
        }

        @Override
        public long dueNanos() {
            return due;
        }

        @Override
        public long due() {
            toldAt = Math.min(toldAt, Deadlines.now());
            told.countDown();
            return Deadlines.NEVER;
        }

        void isToldInTime() throws InterruptedException {
            assertThat(told.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(toldAt).isGreaterThanOrEqualTo(due);
        }
    }

    @Test
    void eachCallIsNotifiedWhenItsTimeIsOver() throws InterruptedException {
        try (Deadlines deadlines = new Deadlines()) {
            Call late = new Call(LONG.toNanos() * 100);
            Call second = new Call(3 * SOON);
            Call first = new Call(SOON);
            deadlines.watch(late);
            deadlines.watch(second);
            deadlines.watch(first);

            first.isToldInTime();
            second.isToldInTime();
            assertThat(late.told.getCount()).isEqualTo(1);
        }
    }

    @Test
    void anEarlierTimeIsKept() throws InterruptedException {
        try (Deadlines deadlines = new Deadlines()) {
            Call call = new Call(Long.MAX_VALUE);
            deadlines.watch(call);
            call.due = Deadlines.after(SOON);
            deadlines.wakeBy(call.due);

            call.isToldInTime();
        }
    }

    /** Like a call that has stalled and has time left. */
    @Test
    void aCallThatIsDueAgainIsNotifiedAgain() throws InterruptedException {
        try (Deadlines deadlines = new Deadlines()) {
            CountDownLatch twice = new CountDownLatch(2);
            Deadlines.Timed call = new Deadlines.Timed() {
                private final long due = Deadlines.after(SOON);

                @Override
                public long dueNanos() {
                    return due;
                }

                @Override
                public long due() {
                    twice.countDown();
                    return Deadlines.after(SOON);
                }
            };
            deadlines.watch(call);

            assertThat(twice.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aForgottenCallIsNotNotified() throws InterruptedException {
        try (Deadlines deadlines = new Deadlines()) {
            Call ended = new Call(10 * SOON); // late enough to be forgotten before, even on a busy machine
            Call going = new Call(11 * SOON);
            deadlines.watch(ended);
            deadlines.watch(going);
            deadlines.forget(ended);

            going.isToldInTime();
            assertThat(ended.told.getCount()).isEqualTo(1);
        }
    }

    @Test
    void aCallWhoseTimeIsOverIsNotifiedAtOnceAndClosingEndsTheThread() throws InterruptedException {
        Deadlines deadlines = new Deadlines();
        Call call = new Call(-SOON);
        deadlines.watch(call);
        call.isToldInTime();
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("filechat-deadlines"))
                .toList();
        assertThat(threads).isNotEmpty();

        deadlines.close();
        for (Thread thread : threads) {
            assertThat(thread.join(LONG)).isTrue();
        }
        deadlines.watch(new Call(-SOON));
    }
}
