// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.connection.ServerConnections;
import dev.filechat.testkit.internal.faults.CallEffect;
import dev.filechat.testkit.internal.faults.FaultBook;
import dev.filechat.testkit.internal.faults.Occasions;
import dev.filechat.testkit.internal.wire.ServiceMethods;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in a fake's calls: nothing, unless a test sets it:
 *
 * <pre>{@code
 * xai.faults().onUploads().times(2).refuse(Code.UNAVAILABLE, "Come back later.");
 * xai.faults().on("DeleteFile").nth(3).loseAnswer();
 * xai.faults().onAnyCall().withChance(0.1, 42).delay(Duration.ofMillis(50));
 * }</pre>
 *
 * <p>Several faults can strike one call, in the order in which they were set; one that ends the call keeps it from the
 * later ones, which count it nevertheless: the second upload is the second one, whatever became of the first. A call
 * with no key, or a wrong one, is refused before any fault sees it.
 *
 * <p>Faults of the bytes on the wire that belong to no call are those of a {@link FaultyProxy}. Safe for use by several
 * threads.
 */
public final class Faults {

    private static final Set<String> CHATS = Set.of("GetCompletion", "GetCompletionChunk");

    private final FaultBook<CallFaults.OnMethods> book = new FaultBook<>();
    private final @Nullable ServerConnections connections;

    private Faults(@Nullable ServerConnections connections) {
        this.connections = connections;
    }

    /**
     * The faults of a fake, none yet. Made by the fake.
     *
     * @param connections its connections; null if it is in-process and has none
     * @return the faults
     */
    public static Faults over(@Nullable ServerConnections connections) {
        return new Faults(connections);
    }

    /**
     * Begins a fault of the calls of these methods.
     *
     * @param methods one or more names alone, such as {@code "UploadFile"}
     * @return the calls, of which some may be chosen, and what happens to them
     * @throws IllegalArgumentException if there is none, or the service has no such method
     */
    public CallFaults on(String... methods) {
        if (methods.length == 0) {
            throw new IllegalArgumentException("methods is empty; there must be at least one");
        }
        Set<String> known = Stream.of(methods).map(ServiceMethods::known).collect(Collectors.toSet());
        return calls(String.join(" and ", methods), known);
    }

    /**
     * Begins a fault of uploads.
     *
     * @return the calls, of which some may be chosen, and what happens to them
     */
    public CallFaults onUploads() {
        return on("UploadFile");
    }

    /**
     * Begins a fault of downloads, of files and of their text.
     *
     * @return the calls, of which some may be chosen, and what happens to them
     */
    public CallFaults onDownloads() {
        return on("RetrieveFileContent");
    }

    /**
     * Begins a fault of questions to a model, streamed or not; deferred ones are not among them.
     *
     * @return the calls, of which some may be chosen, and what happens to them
     */
    public CallFaults onChats() {
        return calls("chats", CHATS);
    }

    /**
     * Begins a fault of all calls.
     *
     * @return the calls, of which some may be chosen, and what happens to them
     */
    public CallFaults onAnyCall() {
        return calls("any call", Set.of());
    }

    private CallFaults calls(String target, Set<String> methods) {
        return new CallFaults(Occasions.every(target), methods, book, connections);
    }

    /**
     * Returns the faults that can still strike.
     *
     * @return the faults, in the order in which they were set
     */
    public List<Fault> active() {
        return book.active();
    }

    /** Ends all faults: {@link Fault#clear()}. */
    public void clear() {
        book.clear();
    }

    /**
     * Makes what stands before the fake's handlers.
     *
     * @return the interceptor
     */
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

    private record TurnOfEffect(Fault.Turn turn, CallEffect effect) {}

    /** All faults count the call, those too that it does not reach. */
    private List<TurnOfEffect> turns(ServerCall<?, ?> call) {
        String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
        return book.entries().stream()
                .filter(entry -> entry.effect().isFor(method))
                .map(entry ->
                        new TurnOfEffect(entry.fault().next(), entry.effect().effect()))
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
