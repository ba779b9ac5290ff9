// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A gRPC server that answers every call of every method in one way, and notes what came with it. */
public final class AnsweringPeer implements AutoCloseable {
    private final Server server;
    private final List<SeenCall> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch disconnected = new CountDownLatch(1);

    /** What came with a call. */
    public record SeenCall(String method, Metadata headers, boolean hasDeadline) {
        @Nullable
        public String header(String name) {
            return headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        }
    }

    private AnsweringPeer(Answer answer) {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .directExecutor()
                    .fallbackHandlerRegistry(new Everything(answer))
                    .addTransportFilter(new ServerTransportFilter() {
                        @Override
                        public void transportTerminated(Attributes connection) {
                            disconnected.countDown();
                        }
                    })
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a call is answered. */
    @FunctionalInterface
    interface Answer {
        ServerCall.Listener<byte[]> begin(ServerCall<byte[], byte[]> call);
    }

    /** Ends every call at once. */
    public static AnsweringPeer with(Status status, Metadata trailers) {
        return new AnsweringPeer(call -> {
            call.close(status, trailers);
            return new ServerCall.Listener<>() {};
        });
    }

    /** Answers every call at once with one message and the status OK, before the request has ended. */
    public static AnsweringPeer early(byte[] message) {
        return new AnsweringPeer(call -> {
            call.sendHeaders(new Metadata());
            call.sendMessage(message);
            call.close(Status.OK, new Metadata());
            return new ServerCall.Listener<>() {};
        });
    }

    /** Sends one message, and then no more. The latch opens when the call is cancelled. */
    public static AnsweringPeer silentAfter(byte[] message, CountDownLatch cancelled) {
        return new AnsweringPeer(call -> {
            call.request(1);
            call.sendHeaders(new Metadata());
            call.sendMessage(message);
            return openingWhenCancelled(cancelled);
        });
    }

    private static ServerCall.Listener<byte[]> openingWhenCancelled(CountDownLatch latch) {
        return new ServerCall.Listener<>() {
            @Override
            public void onCancel() {
                latch.countDown();
            }
        };
    }

    public int port() {
        return server.getPort();
    }

    public List<SeenCall> calls() {
        return calls;
    }

    /** Waits until a connection has ended; false if the time is over. */
    public boolean awaitDisconnect(Duration atMost) throws InterruptedException {
        return disconnected.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Everything extends HandlerRegistry {
        private final Answer answer;

        Everything(Answer answer) {
            this.answer = answer;
        }

        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
            MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(Bytes.INSTANCE, Bytes.INSTANCE)
                    .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                    .setFullMethodName(name)
                    .build();
            ServerCallHandler<byte[], byte[]> handler = (call, headers) -> {
                calls.add(new SeenCall(name, headers, Context.current().getDeadline() != null));
                return answer.begin(call);
            };
            return ServerMethodDefinition.create(method, handler);
        }
    }

    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
