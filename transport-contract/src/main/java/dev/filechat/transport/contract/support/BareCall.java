// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import dev.filechat.spi.ApiKey;
import dev.filechat.spi.CallContext;
import dev.filechat.testkit.FakeXai;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A call with no engine behind it. */
public final class BareCall implements CallContext {
    private final long deadline;
    private final long patienceNanos;
    private final AtomicReference<@Nullable Runnable> onCancel = new AtomicReference<>();

    private BareCall(Duration timeout, long patienceNanos) {
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.patienceNanos = patienceNanos;
    }

    public static BareCall within(Duration timeout) {
        return new BareCall(timeout, Long.MAX_VALUE);
    }

    /** Starts a call that ends when nothing comes for the given time. */
    public static BareCall within(Duration timeout, Duration patience) {
        return new BareCall(timeout, patience.toNanos());
    }

    @Override
    public long patienceNanos() {
        return patienceNanos;
    }

    @Override
    public long remainingNanos() {
        return deadline - System.nanoTime();
    }

    @Override
    public ApiKey apiKey() {
        return ApiKey.of(FakeXai.DEFAULT_KEY);
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public void onCancel(Runnable action) {
        onCancel.set(action);
    }

    void cancel() {
        Runnable action = onCancel.get();
        if (action != null) {
            action.run();
        }
    }
}
