// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract;

import dev.filechat.spi.CallContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A call with no engine behind it. */
final class BareCall implements CallContext {
    private final long deadline;
    private final AtomicReference<@Nullable Runnable> onCancel = new AtomicReference<>();

    private BareCall(Duration timeout) {
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    static BareCall within(Duration timeout) {
        return new BareCall(timeout);
    }

    @Override
    public long remainingNanos() {
        return deadline - System.nanoTime();
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
