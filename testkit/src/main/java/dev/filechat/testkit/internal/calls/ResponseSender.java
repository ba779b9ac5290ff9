// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answers of one call, sent by a thread of its own that waits until the client takes more. A cancelled call ends
 * every wait at once.
 */
public final class ResponseSender<T> {

    /** What answers a call. */
    public interface Work<T> {
        void run(ResponseSender<T> out) throws IOException, InterruptedException;
    }

    private final ServerCallStreamObserver<T> observer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private ResponseSender(ServerCallStreamObserver<T> observer) {
        this.observer = observer;
        observer.setOnReadyHandler(this::wake);
        observer.setOnCancelHandler(this::wake);
    }

    /** Starts the work. To be called by the method that serves the call, before it returns. */
    public static <T> void serve(StreamObserver<T> responses, Executor executor, Work<T> work) {
        ResponseSender<T> out = new ResponseSender<>((ServerCallStreamObserver<T>) responses);
        OpenCall.work(executor, () -> out.run(work));
    }

    private void run(Work<T> work) {
        try {
            work.run(this);
            if (!cancelled()) {
                observer.onCompleted();
            }
        } catch (StatusRuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(Status.UNAVAILABLE.withDescription("The fake was closed").asRuntimeException());
        } catch (IOException | RuntimeException | Error e) {
            // Errors, too: a class may be missing, or a document be nested too deeply, and the client waits.
            fail(Status.INTERNAL
                    .withDescription("The fake failed: " + e)
                    .withCause(e)
                    .asRuntimeException());
        }
    }

    private void fail(StatusRuntimeException failure) {
        if (!cancelled()) {
            observer.onError(failure);
        }
    }

    boolean cancelled() {
        return observer.isCancelled();
    }

    /** Sends once the client takes more. */
    public void send(T message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!observer.isReady() && !cancelled()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        stopIfCancelled();
        observer.onNext(message);
    }

    /** Waits so long, or less if the call is cancelled. */
    public void pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (left > 0 && !cancelled()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        stopIfCancelled();
    }

    /** Ends the work of a cancelled call. */
    public void stopIfCancelled() {
        if (cancelled()) {
            throw Status.CANCELLED.asRuntimeException();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
