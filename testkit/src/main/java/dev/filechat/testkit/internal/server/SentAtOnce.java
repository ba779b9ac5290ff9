// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.server;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Drainable;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Writes a message when it is sent, on the sender's thread, as a network does. gRPC's in-process transport has the
 * server write it, later: a source that cannot be read would then fail in the server, which does not tell the client
 * why.
 */
final class SentAtOnce implements ClientInterceptor {

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        Marshaller<Q> eager = new Eager<>(method.getRequestMarshaller());
        return next.newCall(
                method.toBuilder(eager, method.getResponseMarshaller()).build(), options);
    }

    private record Eager<T>(Marshaller<T> lazy) implements Marshaller<T> {
        @Override
        public InputStream stream(T message) {
            InputStream stream = lazy.stream(message);
            if (!(stream instanceof Drainable drainable)) {
                return stream;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                drainable.drainTo(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        }

        @Override
        public T parse(InputStream stream) {
            return lazy.parse(stream);
        }
    }
}
