// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.List;

/** Lets calls with a known key through and tells their handlers whose they are. No message holds a key. */
final class Authorization implements ServerInterceptor {

    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";
    private static final Context.Key<Integer> TEAM = Context.key("fake-xai-team");

    private final List<String> keys;

    Authorization(List<String> keys) {
        this.keys = keys;
    }

    /** The team of the call that the current thread works for: the position of its key. */
    static int team() {
        return TEAM.get();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String header = headers.get(HEADER);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refuse(call, "No API key was given. Send it as metadata 'authorization: Bearer KEY'.");
        }
        int team = keys.indexOf(header.substring(SCHEME.length()));
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
