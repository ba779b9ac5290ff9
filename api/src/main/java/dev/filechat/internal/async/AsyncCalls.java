// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.async;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.AsyncFiles;
import dev.filechat.files.FilesService;
import dev.filechat.internal.concurrent.CallerThreads;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The calls of the Files API as futures. Thread-safe. */
public final class AsyncCalls implements AsyncFiles {
    private final FilesService files;
    private final CallerThreads threads;

    /**
     * @param files what makes the calls
     * @param threads makes the threads that make them
     */
    public AsyncCalls(FilesService files, CallerThreads threads) {
        this.files = files;
        this.threads = threads;
    }

    @Override
    public <T> CompletableFuture<T> call(Function<? super FilesService, ? extends T> call) {
        requireNonNull(call, "call");
        return FutureCall.start(threads, () -> call.apply(files));
    }
}
