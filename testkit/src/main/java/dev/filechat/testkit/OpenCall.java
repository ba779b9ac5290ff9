// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import io.grpc.Context;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.ServerCall;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** One call under way. It is over when gRPC has told its end and no work for it is left. */
final class OpenCall {

    static final Context.Key<OpenCall> CURRENT = Context.key("fake-xai-call");

    private final CallLog log;
    private final AtomicInteger parts = new AtomicInteger(1);

    OpenCall(CallLog log) {
        this.log = log;
        log.opened();
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

    void release() {
        if (parts.decrementAndGet() == 0) {
            log.closed();
        }
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
