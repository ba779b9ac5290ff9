// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.publicurl;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Holds the threads that a library starts by itself: they belong to the group of the thread that starts them, and are
 * daemons as that one is.
 */
final class OwnThreads {

    private static final long CLOSE_SECONDS = 10;

    private final ThreadGroup group;

    OwnThreads(String name) {
        group = new ThreadGroup(name);
    }

    /** Runs what starts them, to its end although the caller is interrupted: nothing half started is left. */
    <T> T call(Callable<T> start) throws IOException {
        FutureTask<T> task = new FutureTask<>(start);
        Thread starter = new Thread(group, task, group.getName() + "-start");
        starter.setDaemon(true);
        starter.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IOException("Could not start " + group.getName(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until they are over. To be called once nothing keeps them. */
    void join() throws InterruptedException {
        Thread[] threads = new Thread[group.activeCount() + 10];
        group.enumerate(threads);
        for (Thread thread : Arrays.stream(threads).filter(Objects::nonNull).toList()) {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        }
    }
}
