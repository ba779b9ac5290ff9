// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that run the tasks of all connections, as {@link WriteTask}s. Thread-safe. */
final class WriteThreads implements Executor {
    static final WriteThreads SHARED = new WriteThreads();

    /** Short, since nothing else ends the threads. gRPC's own end a second after the last channel, too. */
    private static final long IDLE_SECONDS = 1;

    private final Executor threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("filechat-okhttp-", 0).factory());

    private WriteThreads() {}

    @Override
    public void execute(Runnable task) {
        threads.execute(new WriteTask(task));
    }
}
