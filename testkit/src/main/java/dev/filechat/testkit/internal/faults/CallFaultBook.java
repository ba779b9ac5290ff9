// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import dev.filechat.testkit.internal.connection.ServerConnections;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faults of a fake's calls, and the interceptor that lets them strike. Safe for use by several threads. */
public final class CallFaultBook {

    private final FaultBook<EffectOnMethods> book = new FaultBook<>();
    private final @Nullable ServerConnections connections;

    /** @param connections the fake's connections; null if it is in-process and has none */
    public CallFaultBook(@Nullable ServerConnections connections) {
        this.connections = connections;
    }

    /** An effect on the calls of some methods, or of all if there are none. */
    private record EffectOnMethods(Set<String> methods, CallEffect effect) {
        boolean isFor(String method) {
            return methods.isEmpty() || methods.contains(method);
        }
    }

    /** Adds a fault of the calls of some methods, or of all if there are none. */
    public Strikes add(Strikes strikes, Set<String> methods, CallEffect effect) {
        return book.add(strikes, new EffectOnMethods(methods, effect));
    }

    public List<Strikes> active() {
        return book.active();
    }

    public void clear() {
        book.clear();
    }

    /**
     * Returns the fake's connections.
     *
     * @throws IllegalStateException if it has none
     */
    public ServerConnections connections() {
        if (connections == null) {
            throw new IllegalStateException(
                    "This fake is in-process: it has no connections to break. Use a fake that listens on a port");
        }
        return connections;
    }

    /** Makes what stands before the fake's handlers. */
    public ServerInterceptor interceptor() {
        return new ServerInterceptor() {
            @Override
            @SuppressWarnings("unchecked") // messages are passed on to whom they are for, or built from them
            public <Q, R> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
                ServerCall<Object, Object> any = (ServerCall<Object, Object>) call;
                ServerCallHandler<Object, Object> handler = (ServerCallHandler<Object, Object>) next;
                return (ServerCall.Listener<Q>)
                        (isLeft(call)
                                ? RequestEffects.takeNothing().begin(any, headers, handler)
                                : begin(turns(call).iterator(), any, headers, handler));
            }
        };
    }

    /** A service does not see the calls of a connection after the last one that its GOAWAY names. */
    private boolean isLeft(ServerCall<?, ?> call) {
        return connections != null && connections.of(call).isLeft();
    }

    private record TurnOfEffect(Strikes.Turn turn, CallEffect effect) {}

    /** All faults count the call, those too that it does not reach. */
    private List<TurnOfEffect> turns(ServerCall<?, ?> call) {
        String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
        return book.entries().stream()
                .filter(entry -> entry.effect().isFor(method))
                .map(entry ->
                        new TurnOfEffect(entry.strikes().next(), entry.effect().effect()))
                .toList();
    }

    /** The next effect is only looked for when this one lets the call go on. */
    private static ServerCall.Listener<Object> begin(
            Iterator<TurnOfEffect> rest,
            ServerCall<Object, Object> call,
            Metadata headers,
            ServerCallHandler<Object, Object> handler) {
        while (rest.hasNext()) {
            TurnOfEffect next = rest.next();
            if (next.turn().strike()) {
                return next.effect().begin(call, headers, (same, metadata) -> begin(rest, same, metadata, handler));
            }
        }
        return handler.startCall(call, headers);
    }
}
