// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import static java.util.Objects.requireNonNull;

import dev.filechat.calls.Answered;
import dev.filechat.calls.ResponseMetadata;
import dev.filechat.errors.StatusCode;
import dev.filechat.internal.text.HarmlessCause;
import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says why an attempt failed, and what is known of its outcome. The client retries the call, or translates this for the
 * user.
 */
public final class TransportException extends Exception implements Answered {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final StatusCode status;
    private final Delivery delivery;
    private final @Nullable Duration retryDelay;
    private final transient @Nullable ResponseMetadata metadata;

    /** What failed. */
    public enum Kind {
        /** The service answered with a status. */
        REFUSED,
        /** No connection, or it broke. */
        CONNECTION,
        /** The connection could not be made safe. */
        TLS,
        /** The proxy on the way wants other credentials. Nothing was sent to the service. */
        PROXY,
        /** The time was over. */
        TIMEOUT,
        /** There was no sign of life for as long as the call would wait for one. */
        STALLED,
        /** Interrupted, cancelled or closed on this side. */
        CANCELLED,
        /** What came is not the protocol, or is over the size limit. */
        PROTOCOL,
        /** The source of an upload failed; the service stored nothing. The cause is the source's own. */
        SOURCE
    }

    /** How far the call got. */
    public enum Delivery {
        /** It never left: it can be repeated. */
        UNSENT,
        /** The service said no, and to come back later: it can be repeated. */
        REJECTED,
        /** An upload that was not sent to its end: the service has stored nothing. */
        PARTIAL,
        /**
         * All was sent, and no answer came, or one that a gateway may give of its own: it may have been carried out.
         */
        AMBIGUOUS,
        /** The service gave its answer. */
        ANSWERED
    }

    /**
     * A failure without headers of an answer.
     *
     * @param kind what failed
     * @param status the status of the answer, or the nearest one
     * @param delivery how far the call came
     * @param retryDelay how long the service asks to wait, null if it did not say
     * @param message the service's text, or what happened; never a key or a file's content. It is escaped here
     * @param cause what the connection reported; one whose message has control characters is replaced by one whose has
     *     none, unless the kind is {@link Kind#SOURCE}
     */
    public TransportException(
            Kind kind,
            StatusCode status,
            Delivery delivery,
            @Nullable Duration retryDelay,
            String message,
            @Nullable Throwable cause) {
        this(kind, status, delivery, retryDelay, message, cause, ResponseMetadata.none());
    }

    /**
     * A failure with the headers and trailers of the answer.
     *
     * @param kind what failed
     * @param status the status of the answer, or the nearest one
     * @param delivery how far the call came
     * @param retryDelay how long the service asks to wait, null if it did not say
     * @param message the service's text, or what happened; never a key or a file's content. It is escaped here
     * @param cause what the connection reported, as in the other constructor
     * @param metadata the headers and trailers that came, made by {@link ResponseMetadata#received}
     */
    public TransportException(
            Kind kind,
            StatusCode status,
            Delivery delivery,
            @Nullable Duration retryDelay,
            String message,
            @Nullable Throwable cause,
            ResponseMetadata metadata) {
        super(
                ServerText.printable(requireNonNull(message, "message")),
                kind == Kind.SOURCE ? cause : HarmlessCause.of(cause));
        this.kind = requireNonNull(kind, "kind");
        this.status = requireNonNull(status, "status");
        this.delivery = requireNonNull(delivery, "delivery");
        this.retryDelay = retryDelay;
        this.metadata = requireNonNull(metadata, "metadata");
    }

    /** {@return what failed} */
    public Kind kind() {
        return kind;
    }

    /** {@return the status of the answer, or the nearest one} */
    public StatusCode status() {
        return status;
    }

    /** {@return how far the call got} */
    public Delivery delivery() {
        return delivery;
    }

    /** {@return the time that the service asks to wait before the next attempt} */
    public Optional<Duration> retryDelay() {
        return Optional.ofNullable(retryDelay);
    }

    @Override
    public ResponseMetadata metadata() {
        return metadata == null ? ResponseMetadata.none() : metadata; // it is not serialized
    }
}
