// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import io.grpc.Metadata;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells the service when a call's time will be over, and the call when it is. gRPC would do both, but with Netty it keeps
 * the timers of ended calls until they would have been due, which is a heap that grows for 27 minutes. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
    private static final Metadata.Key<String> TIMEOUT =
            Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

    /** From gRPC's protocol over HTTP/2, as the next two. */
    private static final long LARGEST_VALUE = 99_999_999;

    private static final List<TimeUnit> UNITS = List.of(
            TimeUnit.NANOSECONDS, TimeUnit.MICROSECONDS, TimeUnit.MILLISECONDS, TimeUnit.SECONDS, TimeUnit.MINUTES);

    private static final String UNIT_LETTERS = "numSMH";

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("filechat-deadlines").factory(),
            new ThreadPoolExecutor.DiscardPolicy()); // once the channel is closed, which ends all calls

    Deadlines() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Adds the header that tells the service. */
    static void tell(Metadata headers, long nanos) {
        int unit = 0;
        while (unit < UNITS.size() && UNITS.get(unit).convert(nanos, TimeUnit.NANOSECONDS) > LARGEST_VALUE) {
            unit++;
        }
        TimeUnit chosen = unit < UNITS.size() ? UNITS.get(unit) : TimeUnit.HOURS;
        headers.put(TIMEOUT, chosen.convert(nanos, TimeUnit.NANOSECONDS) + UNIT_LETTERS.substring(unit, unit + 1));
    }

    /** Has an action run when a time has passed, unless what is returned is cancelled before. It must not block. */
    Future<?> after(long nanos, Runnable action) {
        return timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
