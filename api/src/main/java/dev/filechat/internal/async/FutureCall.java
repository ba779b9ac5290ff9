// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.async;

import dev.filechat.internal.call.UnwantedCalls;
import dev.filechat.internal.concurrent.CallerFrames;
import dev.filechat.internal.concurrent.CallerThreads;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Blocking calls on a virtual thread of their own, as a future. */
public final class FutureCall {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private FutureCall() {}

    /**
     * Starts calls.
     *
     * @param threads makes the thread
     * @param call made on a virtual thread, which is interrupted when somebody else completes the future, and then
     *     makes no further call; a result that is lost because of that is closed if it can be
     */
    public static <T extends @Nullable Object> CompletableFuture<T> start(
            CallerThreads threads, Supplier<? extends T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        CallerFrames caller = CallerFrames.here();
        Thread thread = threads.unstarted("filechat-async", () -> perform(call, future, caller), notRun -> {
            caller.addTo(notRun);
            future.completeExceptionally(notRun);
        });
        // If anything else completes the future (a cancel, a timeout), nobody wants the call any more.
        CompletableFuture<T> unused = future.whenComplete((value, failure) -> {
            if (Thread.currentThread() != thread) {
                thread.interrupt();
            }
        });
        thread.start();
        return future;
    }

    private static <T extends @Nullable Object> void perform(
            Supplier<? extends T> call, CompletableFuture<T> future, CallerFrames caller) {
        T value;
        try {
            value = UnwantedCalls.run(future::isDone, call);
        } catch (Throwable e) { // the future fails with it
            caller.addTo(e);
            future.completeExceptionally(e);
            return;
        }
        if (!future.complete(value) && value instanceof AutoCloseable unwanted) {
            try {
                unwanted.close();
            } catch (Exception e) {
                log.warn("The result of a cancelled call could not be closed", e);
            }
        }
    }
}
