// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.AsyncFiles;
import dev.filechat.files.FilesService;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls on virtual threads of their own. Thread-safe. */
public final class AsyncCalls implements AsyncFiles {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final FilesService files;

    /** @param files what makes the calls */
    public AsyncCalls(FilesService files) {
        this.files = files;
    }

    @Override
    public <T> CompletableFuture<T> call(Function<? super FilesService, ? extends T> call) {
        requireNonNull(call, "call");
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("filechat-async").unstarted(() -> perform(call, future));
        // Whoever else ends the future (cancel, a time limit) no longer wants the call.
        CompletableFuture<T> unused = future.whenComplete((value, failure) -> {
            if (Thread.currentThread() != thread) {
                thread.interrupt();
            }
        });
        thread.start();
        return future;
    }

    private <T> void perform(Function<? super FilesService, ? extends T> call, CompletableFuture<T> future) {
        T value;
        try {
            value = call.apply(files);
        } catch (Throwable e) { // told to whoever waits
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
