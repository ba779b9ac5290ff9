// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.List;

/** Lets calls with a known key through and tells their handlers whose they are. No message holds a key. */
public final class Authorization implements ServerInterceptor {

    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";
    private static final Context.Key<Integer> TEAM = Context.key("fake-xai-team");

    private final List<String> keys;

    public Authorization(List<String> keys) {
        this.keys = keys;
    }

    /** The team of the call that the current thread works for: the position of its key. */
    public static int team() {
        return TEAM.get();
    }

    List<String> keys() {
        return keys;
    }

    /** Whose key the headers hold: its position, negative without an accepted one. */
    int teamOf(Metadata headers) {
        String header = headers.get(HEADER);
        return header != null && holdsKey(headers) ? keys.indexOf(header.substring(SCHEME.length())) : -1;
    }

    private static boolean holdsKey(Metadata headers) {
        String header = headers.get(HEADER);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (!holdsKey(headers)) {
            return refuse(call, "No API key was given. Send it as metadata 'authorization: Bearer KEY'.");
        }
        int team = teamOf(headers);
        if (team < 0) {
            return refuse(call, "Incorrect API key provided. Keys are made at https://console.x.ai.");
        }
        return Contexts.interceptCall(Context.current().withValue(TEAM, team), call, headers, next);
    }

    private static <Q, R> ServerCall.Listener<Q> refuse(ServerCall<Q, R> call, String message) {
        call.close(Status.UNAUTHENTICATED.withDescription(message), new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
