// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One call under way. It is over when gRPC has reported its end and no work for it is left. */
public final class OpenCall {

    static final Context.Key<OpenCall> CURRENT = Context.key("fake-xai-call");

    private final RequestLog log;
    private final String method;
    private final CallRecord record;
    private final AtomicInteger parts = new AtomicInteger(1);
    private final AtomicBoolean answered = new AtomicBoolean();

    OpenCall(RequestLog log, String method, CallRecord record) {
        this.log = log;
        this.method = method;
        this.record = record;
    }

    /** Where to note what the call that the current thread works for brings. */
    public static CallRecord currentRecord() {
        return CURRENT.get().record;
    }

    /** Runs work of the current call on another thread, in the call's context. */
    static void work(Executor executor, Runnable work) {
        OpenCall call = CURRENT.get();
        call.parts.incrementAndGet();
        try {
            executor.execute(Context.current().wrap(() -> {
                try {
                    work.run();
                } finally {
                    call.release();
                }
            }));
        } catch (RejectedExecutionException e) {
            call.release();
            throw e;
        }
    }

    /** The client need not wait any more. */
    void answered() {
        if (answered.compareAndSet(false, true)) {
            log.answered(method);
        }
    }

    boolean isAnswered() {
        return answered.get();
    }

    void release() {
        if (parts.decrementAndGet() == 0) {
            log.closed(record);
        }
    }

    void failed(Throwable cause) {
        record.ended(Status.fromThrowable(cause));
        answered();
        release();
    }

    /** Notes the answer before the client can have it. */
    <Q, R> ServerCall<Q, R> watch(ServerCall<Q, R> call) {
        return new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                record.ended(status);
                answered();
                super.close(status, trailers);
            }
        };
    }

    <Q> ServerCall.Listener<Q> watch(ServerCall.Listener<Q> listener) {
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onComplete() {
                try {
                    super.onComplete();
                } finally {
                    release();
                }
            }

            @Override
            public void onCancel() {
                record.ended(Status.CANCELLED);
                answered();
                try {
                    super.onCancel();
                } finally {
                    log.cancelledOne();
                    release();
                }
            }
        };
    }
}
