// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportSettings;
import io.grpc.CallOptions;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts calls on a client's connections: with the key, the headers and a deadline on each. Thread-safe. */
public final class GrpcCalls implements UnaryCalls {
    /** With gRPC's default of 8 KiB, larger metadata fails other calls of the channel as well. */
    private static final int MAX_METADATA_SIZE = 64 << 10;

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Connections connections;
    private final Metadata headers;
    private final int maxMessageSize;
    private final Deadlines deadlines = new Deadlines();

    public GrpcCalls(ManagedChannelBuilder<?> builder, TransportSettings settings) {
        this.headers = headers(settings);
        this.maxMessageSize = settings.maxMessageSize();
        builder.userAgent(settings.userAgent())
                .maxInboundMessageSize(settings.maxMessageSize())
                .maxInboundMetadataSize(MAX_METADATA_SIZE)
                .keepAliveTime(settings.keepAliveTime().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(settings.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                // A retry policy, which a service config can bring, would store small uploads twice.
                .disableServiceConfigLookUp();
        if (!settings.jvmProxy()) {
            builder.proxyDetector(new ChosenProxy(settings.proxy().orElse(null)));
        }
        settings.authority().ifPresent(builder::overrideAuthority);
        this.connections = new Connections(builder::build);
    }

    /** The connection for the next call. */
    public Connection connection() {
        return connections.next();
    }

    /**
     * Starts a call.
     *
     * @param ahead the number of messages that may be received before they are requested
     */
    public <Q, S> GrpcCall<Q, S> start(
            Connection connection,
            MethodDescriptor<Q, S> method,
            CallOptions options,
            CallContext context,
            int ahead,
            boolean upload)
            throws TransportException {
        connection.renew(context);
        CallTracer tracer = new CallTracer();
        CallOptions all = options.withExecutor(Runnable::run).withStreamTracerFactory(tracer);
        boolean chat = ChatGrpc.SERVICE_NAME.equals(method.getServiceName());
        GrpcCall<Q, S> call = new GrpcCall<>(
                connection, connection.newCall(method, all), context, tracer, deadlines, upload, upload || chat);
        call.start(headers(context), ahead);
        return call;
    }

    @Override
    public <Q extends Message, S extends Message> S unary(MethodDescriptor<Q, S> method, Q request, CallContext context)
            throws TransportException {
        GrpcCall<Q, S> call = streaming(method, request, context, 1);
        boolean done = false;
        try {
            S answer = call.single();
            done = true;
            return answer;
        } finally {
            if (!done) {
                call.cancel("The call failed");
            }
        }
    }

    /**
     * Starts a call with one request and any number of answers.
     *
     * @throws IllegalArgumentException if the request is over the size limit; nothing is sent then
     */
    public <Q, S> GrpcCall<Q, S> streaming(MethodDescriptor<Q, S> method, Q request, CallContext context, int ahead)
            throws TransportException {
        checkSize(request);
        GrpcCall<Q, S> call = start(connection(), method, CallOptions.DEFAULT, context, ahead, false);
        call.send(request);
        call.halfClose();
        return call;
    }

    private void checkSize(Object request) {
        if (request instanceof MessageLite message && message.getSerializedSize() > maxMessageSize) {
            throw new IllegalArgumentException("The request has " + message.getSerializedSize() + " bytes; one is "
                    + maxMessageSize + " bytes at most. Upload files and refer to them by id instead of sending them"
                    + " inline, and leave out what the model need not see");
        }
    }

    /** Made once, since gRPC checks each character of a name. */
    private static Metadata headers(TransportSettings settings) {
        Metadata headers = new Metadata();
        put(headers, settings.headers());
        return headers;
    }

    private Metadata headers(CallContext context) {
        Metadata all = new Metadata();
        all.merge(headers);
        if (!context.headers().isEmpty()) {
            put(all, context.headers());
        }
        all.discardAll(AUTHORIZATION);
        all.put(AUTHORIZATION, "Bearer " + context.apiKey().value());
        return all;
    }

    /** The last value of a name is sent alone. */
    private static void put(Metadata headers, Map<String, String> more) {
        for (Map.Entry<String, String> header : more.entrySet()) {
            Metadata.Key<String> key = Metadata.Key.of(header.getKey(), Metadata.ASCII_STRING_MARSHALLER);
            headers.discardAll(key);
            headers.put(key, header.getValue());
        }
    }

    public void close() {
        deadlines.close();
        connections.close();
    }
}
