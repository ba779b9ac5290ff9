// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.proto.collections.CollectionsGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets calls with a known key through and tells their handlers whose they are. No message holds a key. */
public final class Authorization implements ServerInterceptor {

    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";
    private static final Context.Key<Integer> TEAM = Context.key("fake-xai-team");

    private final List<String> keys;
    private final List<String> managementKeys;

    /**
     * Makes it.
     *
     * @param keys a key for each team
     * @param managementKeys a key for each team, too, which is that of its collections
     */
    public Authorization(List<String> keys, List<String> managementKeys) {
        this.keys = keys;
        this.managementKeys = managementKeys;
    }

    /** The team of the call that the current thread works for: the position of its key. */
    public static int team() {
        return TEAM.get();
    }

    List<String> keys() {
        return keys;
    }

    List<String> managementKeys() {
        return managementKeys;
    }

    private List<String> keysFor(@Nullable String service) {
        return CollectionsGrpc.SERVICE_NAME.equals(service) ? managementKeys : keys;
    }

    /** Whose key the headers hold: its position among those of the service, negative without an accepted one. */
    int teamOf(Metadata headers, @Nullable String service) {
        String key = keyIn(headers);
        return key == null ? -1 : keysFor(service).indexOf(key);
    }

    private static @Nullable String keyIn(Metadata headers) {
        String header = headers.get(HEADER);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length())
                : null;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String service = call.getMethodDescriptor().getServiceName();
        boolean managed = CollectionsGrpc.SERVICE_NAME.equals(service);
        String key = keyIn(headers);
        if (key == null) {
            return refuse(
                    call,
                    "No " + (managed ? "management" : "API")
                            + " key was given. Send it as metadata 'authorization: Bearer KEY'.");
        }
        int team = teamOf(headers, service);
        if (team < 0) {
            return refuse(call, incorrect(managed, key));
        }
        return Contexts.interceptCall(Context.current().withValue(TEAM, team), call, headers, next);
    }

    private String incorrect(boolean managed, String key) {
        if (managed) {
            return keys.contains(key)
                    ? "This is an API key. Collections are managed with the management key."
                    : "Incorrect management key provided. Keys are made at https://console.x.ai.";
        }
        return managementKeys.contains(key)
                ? "This is a management key. It is for the management of collections; send the API key."
                : "Incorrect API key provided. Keys are made at https://console.x.ai.";
    }

    private static <Q, R> ServerCall.Listener<Q> refuse(ServerCall<Q, R> call, String message) {
        call.close(Status.UNAUTHENTICATED.withDescription(message), new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
