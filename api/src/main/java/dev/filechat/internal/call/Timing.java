// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time and chance, handed in so that tests need not wait. Thread-safe. */
public interface Timing {
    /** {@return a monotonic clock, in nanoseconds} */
    long nanoTime();

    /** {@return the time of day, to compare with what the service says} */
    default Instant now() {
        return Instant.now();
    }

    /** {@return a number from 0 to 1, evenly spread} */
    double random();

    /** Waits until the time has passed or the latch is open. */
    void pause(CountDownLatch cancelled, long nanos) throws InterruptedException;

    /** {@return the time and chance of the machine} */
    static Timing system() {
        return new Timing() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public double random() {
                return ThreadLocalRandom.current().nextDouble();
            }

            @Override
            @SuppressWarnings("ReturnValueIgnored") // the caller checks whether it was cancelled
            public void pause(CountDownLatch cancelled, long nanos) throws InterruptedException {
                var unused = cancelled.await(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
