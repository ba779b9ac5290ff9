// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.testkit.internal.waiting.CallCondition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Sends the responses of one call, on a thread of its own that waits until the client takes more. A cancelled call ends
 * every wait at once.
 */
public final class ResponseSender<T> {

    /** What answers a call. */
    public interface Work<T> {
        void run(ResponseSender<T> out) throws IOException, InterruptedException;
    }

    private final ServerCallStreamObserver<T> observer;
    private final CallCondition condition = CallCondition.ofCurrentCall();

    private ResponseSender(ServerCallStreamObserver<T> observer) {
        this.observer = observer;
        observer.setOnReadyHandler(condition::signal);
    }

    /** Starts the work. To be called by the method that serves the call, before it returns. */
    public static <T> void serve(StreamObserver<T> responses, Executor executor, Work<T> work) {
        ResponseSender<T> out = new ResponseSender<>((ServerCallStreamObserver<T>) responses);
        OpenCall.work(executor, () -> out.run(work));
    }

    private void run(Work<T> work) {
        try {
            work.run(this);
            if (!condition.callEnded()) {
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
        if (!condition.callEnded()) {
            observer.onError(failure);
        }
    }

    /** Sends a response once the client takes more. */
    public void send(T response) throws InterruptedException {
        condition.await(observer::isReady);
        stopIfCancelled();
        observer.onNext(response);
    }

    /** Waits for the given time, or less if the call is cancelled. */
    public void pause(Duration time) throws InterruptedException {
        condition.pause(time);
        stopIfCancelled();
    }

    /** Ends the work of a cancelled call. */
    public void stopIfCancelled() {
        condition.stopIfCallEnded();
    }
}
