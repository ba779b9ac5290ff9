// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.filechat.calls.ResponseMetadata;
import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the {@link TransportException} of a call that failed with a gRPC status. */
final class Failures {
    /**
     * The service refuses what is over a limit (a file, a prompt) and too many calls with one status; only the text
     * differs: "Too many requests for team ... and model .... Your team's rate limit is ...". Credits that are used up,
     * which have the status too, do not come back by waiting.
     */
    private static final Pattern RATE_LIMIT = Pattern.compile("(?i)\\brate\\b|\\bquota\\b|too many (requests|calls)");

    /** What Netty and OkHttp say of the answer of a proxy with status 407. */
    private static final Pattern PROXY_AUTHENTICATION =
            Pattern.compile("(?s), status: 407\\b|Response returned from proxy was not successful .*, got 407\\b");

    /** Netty's: the names of a connection's handlers, which say nothing to a user. */
    private static final Pattern PIPELINE =
            Pattern.compile("\\s*(Channel Pipeline:|\\bfor) \\[[^\\[\\]]*#0[^\\[\\]]*]");

    /**
     * The statuses that a gateway may send after the service has done its work. By gRPC's definition,
     * {@code DEADLINE_EXCEEDED} may follow a success.
     */
    private static final Set<Status.Code> GATEWAYS = EnumSet.of(
            Status.Code.UNAVAILABLE,
            Status.Code.INTERNAL,
            Status.Code.UNKNOWN,
            Status.Code.ABORTED,
            Status.Code.CANCELLED,
            Status.Code.DEADLINE_EXCEEDED);

    private Failures() {}

    /**
     * The state of a call when it ended.
     *
     * @param mayBeTooLarge whether its request can be over a limit of the service, as a file or a prompt can
     * @param metadata the headers and trailers that were received
     */
    record CallState(
            boolean upload,
            boolean mayBeTooLarge,
            boolean sentToItsEnd,
            boolean cancelledHere,
            boolean channelClosed,
            ResponseMetadata metadata) {}

    static TransportException of(Status status, Metadata trailers, CallTracer tracer, CallState state) {
        boolean answered = tracer.received(trailers) && !isMadeUp(status);
        if (state.cancelledHere() || (state.channelClosed() && !answered)) {
            return failure(Kind.CANCELLED, status, local(tracer, state), null, "cancelled", state.metadata());
        }
        if (isUnreadable(status)) {
            Status unreadable =
                    Status.INTERNAL.withDescription(status.getDescription()).withCause(status.getCause());
            return failure(
                    Kind.PROTOCOL, unreadable, local(tracer, state), null, describe(unreadable), state.metadata());
        }
        if (answered) {
            return answered(status, trailers, state);
        }
        int http = HttpAnswer.code(status);
        return http == 0 ? unanswered(status, tracer, state) : gateway(http, status, trailers, tracer, state);
    }

    /** The failure of a call whose {@link StallTimeout} ended. */
    static TransportException stalled(CallState state) {
        Delivery delivery = state.upload() && !state.sentToItsEnd() ? Delivery.PARTIAL : Delivery.AMBIGUOUS;
        return failure(Kind.STALLED, Status.UNAVAILABLE, delivery, null, "there was no sign of life", state.metadata());
    }

    /** The failure of a call that ended well, but not as the service defines it. */
    static TransportException protocol(String message) {
        return failure(Kind.PROTOCOL, Status.INTERNAL, Delivery.AMBIGUOUS, null, message, ResponseMetadata.none());
    }

    private static TransportException answered(Status status, Metadata trailers, CallState state) {
        Duration delay = RetryHint.of(status, trailers);
        String message = status.getDescription() == null ? "no reason given" : status.getDescription();
        return failure(Kind.REFUSED, status, deliveryOfAnswer(status, delay, state), delay, message, state.metadata());
    }

    private static Delivery deliveryOfAnswer(Status status, @Nullable Duration delay, CallState state) {
        boolean comeBackLater = switch (status.getCode()) {
            case RESOURCE_EXHAUSTED ->
                delay != null
                        || !state.mayBeTooLarge()
                        || (status.getDescription() != null
                                && RATE_LIMIT.matcher(status.getDescription()).find());
            case UNAVAILABLE, ABORTED -> delay != null;
            default -> false;
        };
        if (comeBackLater) {
            return Delivery.REJECTED;
        }
        if (state.upload() && !state.sentToItsEnd()) {
            return Delivery.PARTIAL;
        }
        return GATEWAYS.contains(status.getCode()) ? Delivery.AMBIGUOUS : Delivery.ANSWERED;
    }

    /** An answer of HTTP alone, which the service does not give: something before it does. */
    private static TransportException gateway(
            int http, Status status, Metadata trailers, CallTracer tracer, CallState state) {
        Delivery sent = local(tracer, state);
        String message = "HTTP status code " + http;
        if (http == HttpAnswer.TOO_MANY_REQUESTS) {
            Duration delay = HttpAnswer.retryAfter(trailers);
            return failure(
                    Kind.REFUSED, Status.RESOURCE_EXHAUSTED, Delivery.REJECTED, delay, message, state.metadata());
        }
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                failure(
                        Kind.REFUSED,
                        status,
                        sent == Delivery.AMBIGUOUS ? Delivery.ANSWERED : sent,
                        null,
                        message,
                        state.metadata());
            default ->
                http >= HttpAnswer.SERVER_ERRORS
                        ? failure(Kind.REFUSED, status, sent, null, message, state.metadata())
                        : failure(Kind.PROTOCOL, status, sent, null, describe(status), state.metadata());
        };
    }

    private static TransportException unanswered(Status status, CallTracer tracer, CallState state) {
        String message = describe(status);
        Kind kind = switch (status.getCode()) {
            case DEADLINE_EXCEEDED -> Kind.TIMEOUT;
            // A local size limit, or ENHANCE_YOUR_CALM: neither is a rate limit, neither passes.
            case RESOURCE_EXHAUSTED, UNIMPLEMENTED -> Kind.PROTOCOL;
            // A remote reset can look like CANCELLED; this side's own cancel was handled before.
            // Once a connection is established, TLS has accepted the peer: the connection only broke.
            default -> tracer.onConnection() ? Kind.CONNECTION : unconnected(status, message);
        };
        return failure(kind, status, local(tracer, state), null, message, state.metadata());
    }

    private static Kind unconnected(Status status, String message) {
        if (PROXY_AUTHENTICATION.matcher(message).find()) {
            return Kind.PROXY;
        }
        return TlsFailure.isPermanent(status.getCause()) ? Kind.TLS : Kind.CONNECTION;
    }

    private static Delivery local(CallTracer tracer, CallState state) {
        if (!tracer.onConnection() || tracer.unprocessed()) {
            return Delivery.UNSENT;
        }
        return state.upload() && !state.sentToItsEnd() ? Delivery.PARTIAL : Delivery.AMBIGUOUS;
    }

    /** gRPC's own text for trailers without a status, as on a connection that ends within them. */
    private static boolean isMadeUp(Status status) {
        String description = status.getDescription();
        return description != null && description.contains("missing GRPC status");
    }

    /** gRPC then cancels the call itself, whatever the service's status is; no status from a service has a cause. */
    private static boolean isUnreadable(Status status) {
        return hasCause(status.getCause(), InvalidProtocolBufferException.class);
    }

    private static boolean hasCause(@Nullable Throwable cause, Class<? extends Throwable> type) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** gRPC's own text, and the innermost cause, which says more to a person ("Connection refused"). */
    private static String describe(Status status) {
        String description = status.getDescription() == null
                ? status.getCode().name()
                : PIPELINE.matcher(status.getDescription()).replaceAll("");
        Throwable root = status.getCause();
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        if (root == null || root.getMessage() == null || description.contains(root.getMessage())) {
            return description;
        }
        return description + ": " + root.getMessage();
    }

    private static TransportException failure(
            Kind kind,
            Status status,
            Delivery delivery,
            @Nullable Duration delay,
            String message,
            ResponseMetadata metadata) {
        return new TransportException(
                kind,
                StatusCode.valueOf(status.getCode().name()),
                delivery,
                delay,
                message,
                status.getCause(),
                metadata);
    }
}
