// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import org.jspecify.annotations.Nullable;

/**
 * A task of a connection, at the end of which is sent what it wrote and did not flush. OkHttp writes in tasks alone,
 * and does not flush all that it writes.
 */
final class WriteTask implements Runnable {
    private static final ThreadLocal<@Nullable WriteTask> CURRENT = new ThreadLocal<>();

    private final Runnable task;
    private @Nullable CollectingOutputStream written;

    WriteTask(Runnable task) {
        this.task = task;
    }

    /** Has what is written now sent when the current task ends; false if there is none. */
    static boolean sendAtEnd(CollectingOutputStream stream) {
        WriteTask current = CURRENT.get();
        if (current == null || (current.written != null && current.written != stream)) {
            return false;
        }
        current.written = stream;
        return true;
    }

    @Override
    public void run() {
        CURRENT.set(this);
        try {
            task.run();
        } finally {
            CURRENT.remove();
            if (written != null) {
                written.flushUntold();
            }
        }
    }
}
