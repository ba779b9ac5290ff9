// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import org.jspecify.annotations.Nullable;

/**
 * A task of a connection. When it ends, the bytes that it wrote and did not flush are sent. OkHttp writes only in
 * tasks, and does not flush all that it writes.
 */
final class WriteTask implements Runnable {
    private static final ThreadLocal<@Nullable WriteTask> CURRENT = new ThreadLocal<>();

    private final Runnable task;
    private @Nullable CollectingOutputStream written;

    WriteTask(Runnable task) {
        this.task = task;
    }

    /** Makes the current task flush a stream when it ends; false if there is no current task. */
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
                written.flushAtTaskEnd();
            }
        }
    }
}
