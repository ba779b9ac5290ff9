// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Ends a call whose message cannot be read with {@code INTERNAL}. gRPC itself would end it with {@code UNKNOWN}, and
 * take it for a cancelled one.
 */
final class ReadableMessages<Q> extends SimpleForwardingServerCallListener<Q> {

    private final OpenCall opened;
    private final ServerCall<Q, ?> call;
    private boolean unreadable;

    ReadableMessages(OpenCall opened, ServerCall<Q, ?> call, ServerCall.Listener<Q> reader) {
        super(reader);
        this.opened = opened;
        this.call = call;
    }

    @Override
    public void onMessage(Q message) {
        if (unreadable) {
            return;
        }
        try {
            super.onMessage(message);
        } catch (StatusRuntimeException e) {
            refuse(e);
        }
    }

    private void refuse(StatusRuntimeException why) {
        unreadable = true;
        if (!opened.isAnswered()) {
            String reason = why.getStatus().getDescription();
            call.close(
                    Status.INTERNAL
                            .withDescription("The fake cannot read a message of the request: " + reason)
                            .withCause(why),
                    new Metadata());
        }
        super.onCancel(); // so that what was begun is cleaned up
    }

    @Override
    public void onHalfClose() {
        if (!unreadable) {
            super.onHalfClose();
        }
    }

    @Override
    public void onReady() {
        if (!unreadable) {
            super.onReady();
        }
    }

    @Override
    public void onComplete() {
        if (!unreadable) {
            super.onComplete();
        }
    }

    @Override
    public void onCancel() {
        if (!unreadable) {
            super.onCancel();
        }
    }
}
