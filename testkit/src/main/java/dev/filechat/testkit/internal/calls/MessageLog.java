// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.testkit.internal.wire.SizedMessage;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Notes the messages of calls that {@link RequestLog} has opened. */
final class MessageLog implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        CallRecord record = OpenCall.currentRecord();
        ServerCall<Q, R> watched = new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendMessage(R message) {
                record.sent(SizedMessage.sizeOf(message));
                super.sendMessage(message);
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(watched, headers)) {
            @Override
            public void onMessage(Q message) {
                record.took(SizedMessage.sizeOf(message));
                String details = RequestDetails.of(message);
                if (!details.isEmpty()) {
                    record.received(details);
                }
                super.onMessage(message);
            }
        };
    }
}
