// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts methods behind the log of calls: those that the fake has, and all others, which it refuses. */
public final class ServedMethods {

    private final RequestLog calls;

    public ServedMethods(RequestLog calls) {
        this.calls = calls;
    }

    /** Below the log messages are bytes still, so that those that cannot be read are in it too. */
    public ServerServiceDefinition logged(ServerServiceDefinition service, ServerInterceptor... inner) {
        List<ServerInterceptor> interceptors = new ArrayList<>(List.of(new MessageLog()));
        interceptors.addAll(List.of(inner));
        return ServerInterceptors.intercept(
                ServerInterceptors.useMarshalledMessages(
                        ServerInterceptors.interceptForward(service, interceptors), new Unread()),
                calls);
    }

    public HandlerRegistry others() {
        return new HandlerRegistry() {
            @Override
            public ServerMethodDefinition<?, ?> lookupMethod(String fullName, @Nullable String authority) {
                MethodDescriptor<InputStream, InputStream> method = MethodDescriptor.newBuilder(
                                new Unread(), new Unread())
                        .setType(MethodType.UNKNOWN)
                        .setFullMethodName(fullName)
                        .build();
                return ServerMethodDefinition.create(
                        method, (call, headers) -> calls.interceptCall(call, headers, ServedMethods::refuse));
            }
        };
    }

    private static ServerCall.Listener<InputStream> refuse(
            ServerCall<InputStream, InputStream> call, Metadata headers) {
        String method = call.getMethodDescriptor().getFullMethodName();
        call.close(Status.UNIMPLEMENTED.withDescription("This fake has no method " + method), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    /** Bytes as they came or go. */
    private static final class Unread implements Marshaller<InputStream> {
        @Override
        public InputStream stream(InputStream value) {
            return value;
        }

        @Override
        public InputStream parse(InputStream stream) {
            return stream;
        }
    }
}
