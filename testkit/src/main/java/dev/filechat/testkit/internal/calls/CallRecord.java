// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.internal.calls.CallSnapshot.Arrival;
import dev.filechat.testkit.internal.calls.CallSnapshot.Progress;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What becomes known of one call while it is under way. Safe for use by several threads. */
public final class CallRecord {

    private final Arrival arrival;
    private final long begunNanos = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private String details = "";
    private @Nullable UploadRecord upload;
    private @Nullable ChatRequest chatRequest;
    private int messagesSent;
    private long bytesReceived;
    private long bytesSent;
    private @Nullable Status status;
    private long endedNanos;

    CallRecord(Arrival arrival) {
        this.arrival = arrival;
    }

    void received(String what) {
        change(() -> details = what);
    }

    public void uploads(UploadRecord what) {
        change(() -> upload = what);
    }

    public void asks(ChatRequest what) {
        change(() -> chatRequest = what);
    }

    void took(int bytes) {
        change(() -> bytesReceived += bytes);
    }

    void sent(int bytes) {
        change(() -> {
            messagesSent++;
            bytesSent += bytes;
        });
    }

    /** The fake's own answer, or the client's cancel: what comes last counts, and the time of what came first. */
    void ended(Status how) {
        change(() -> {
            if (status == null) {
                endedNanos = System.nanoTime();
            }
            status = how;
        });
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    CallSnapshot soFar() {
        lock.lock();
        try {
            long until = status == null ? System.nanoTime() : endedNanos;
            String message = status == null ? null : status.getDescription();
            Code code = status == null ? null : status.getCode();
            return new CallSnapshot(
                    arrival,
                    new Progress(
                            details,
                            upload == null ? null : upload.soFar(),
                            chatRequest,
                            messagesSent,
                            bytesReceived,
                            bytesSent,
                            code,
                            message == null ? "" : message,
                            Duration.ofNanos(until - begunNanos)));
        } finally {
            lock.unlock();
        }
    }
}
