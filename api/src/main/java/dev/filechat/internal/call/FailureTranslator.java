// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.errors.ProtocolException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.TlsException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.internal.text.ServerText;
import dev.filechat.spi.TransportException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates what a transport reports into the exception that the user gets. Thread-safe. */
public final class FailureTranslator {
    private static final Pattern MESSAGE_TOO_LARGE =
            Pattern.compile("(?i)\\bmessage (exceeds|(is )?(too large|larger than))");

    /** The reason why the call cannot be repeated. */
    public static final String READ_ONCE = "the stream can be read once; give a supplier of streams or a path";

    private final String endpoint;
    private final KeyKind key;

    /**
     * @param endpoint the host and the port of the service
     * @param key the kind of the key that the calls have
     */
    public FailureTranslator(String endpoint, KeyKind key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    /**
     * {@return the exception that the caller gets}
     *
     * @param kind the kind of the call
     * @param what what was being done, as the beginning of a sentence: {@code Uploading "a.txt"}
     * @param failure the failure of the last attempt
     * @param call the call, for its attempts and its time
     * @param repeatable whether the caller can repeat the call: not if a stream was read in part
     */
    public FileChatException translate(
            CallKind kind, String what, TransportException failure, CallInFlight call, boolean repeatable) {
        int attempts = call.attempt();
        String reason = ServerText.printable(String.valueOf(failure.getMessage()));
        return switch (failure.kind()) {
            case REFUSED -> refused(kind, what, reason, failure, attempts, repeatable);
            case CONNECTION -> connection(kind, what, reason, failure, attempts, repeatable);
            case PROXY ->
                new UnavailableException(
                        what + " failed: the proxy to " + endpoint + " does not accept the client (" + reason
                                + "). Give its user and password with proxy(host, port, user, password)",
                        failure,
                        false,
                        attempts);
            case TLS ->
                new TlsException(
                        what + " failed: no safe connection to " + endpoint + ": "
                                + TlsVerdict.of(failure).advice() + " (" + reason + ")",
                        failure,
                        attempts);
            case STALLED -> stalled(kind, what, failure, call, repeatable);
            case TIMEOUT -> timeout(kind, what, failure, call, repeatable);
            case CANCELLED -> cancelled(kind, what, failure, call, repeatable);
            case PROTOCOL ->
                new ProtocolException(
                        what + " failed: " + endpoint + " does not answer as the service does: " + reason
                                + doubt(kind, failure),
                        failure,
                        attempts);
            case SOURCE -> new SourceUnreadableException(what + " failed: " + reason, failure.getCause(), attempts);
        };
    }

    CallCancelledException cancelled(
            CallKind kind, String what, TransportException failure, CallInFlight call, boolean repeatable) {
        return cancelled(what, doubt(kind, failure), failure, repeatable && harmless(kind, failure), call);
    }

    /** {@return the exception of a call that was cancelled between two attempts} */
    public CallCancelledException cancelledBetween(String what, CallInFlight call) {
        return cancelled(what, "", null, true, call);
    }

    private static CallCancelledException cancelled(
            String what, String doubt, @Nullable Throwable cause, boolean retryable, CallInFlight call) {
        String why = call.cancelled()
                ? "the client was closed"
                : Thread.currentThread().isInterrupted() ? "the calling thread was interrupted" : "it was closed";
        return new CallCancelledException(what + " was cancelled: " + why + doubt, cause, retryable, call.attempt());
    }

    private FileChatException refused(
            CallKind kind, String what, String reason, TransportException failure, int attempts, boolean repeatable) {
        StatusCode status = failure.status();
        if (RetryRules.unknownOutcome(kind, failure)) {
            String answer = endpoint + " answered " + status + " (" + reason
                    + "), which a gateway may do after the service has done its work";
            return unknownOutcome(kind, what, answer, failure, attempts);
        }
        Duration retryAfter = failure.retryDelay().orElse(null);
        String message = what + " was refused: " + reason + " (" + status + ")"
                + (retryAfter == null ? "" : "; the service asks to wait " + retryAfter + " before the next try")
                + notAgain(kind, failure, repeatable);
        boolean retryable = repeatable && RetryRules.mayRepeat(kind, failure);
        return switch (status) {
            case INVALID_ARGUMENT -> new InvalidArgumentException(message, failure, attempts);
            case NOT_FOUND -> new NotFoundException(message, failure, attempts);
            case PERMISSION_DENIED -> new PermissionDeniedException(message, failure, attempts);
            case UNAUTHENTICATED ->
                new AuthenticationException(
                        message + ". Check the " + key + ": " + key.variable() + ", or " + key.setting()
                                + " of the builder",
                        failure,
                        attempts);
            case RESOURCE_EXHAUSTED ->
                RetryRules.throttled(failure)
                        ? new RateLimitException(message, failure, retryAfter, repeatable, attempts)
                        : new ServiceException(message + advice(kind, reason), failure, status, false, attempts);
            case UNAVAILABLE -> new UnavailableException(message, failure, retryAfter, retryable, attempts);
            default -> new ServiceException(message, failure, status, retryAfter, retryable, attempts);
        };
    }

    /**
     * {@return the advice on a refusal} Servers of gRPC refuse a request over their limit, which is usually less than
     * the client's.
     */
    private static String advice(CallKind kind, String reason) {
        return kind == CallKind.CHAT && MESSAGE_TOO_LARGE.matcher(reason).find()
                ? ". Upload files and refer to them by id instead of sending them inline"
                : "";
    }

    private FileChatException connection(
            CallKind kind, String what, String reason, TransportException failure, int attempts, boolean repeatable) {
        if (RetryRules.unknownOutcome(kind, failure)) {
            String broken = "the connection to " + endpoint + " broke (" + reason + ")";
            return unknownOutcome(kind, what, broken, failure, attempts);
        }
        return new UnavailableException(
                what + " failed: " + endpoint + " is not reachable (" + reason + "), "
                        + (attempts == 1 ? "1 attempt" : attempts + " attempts")
                        + notAgain(kind, failure, repeatable),
                failure,
                repeatable,
                attempts);
    }

    private static String notAgain(CallKind kind, TransportException failure, boolean repeatable) {
        return !repeatable && RetryRules.mayRepeat(kind, failure) ? ". It was not tried again: " + READ_ONCE : "";
    }

    private static UnknownOutcomeException unknownOutcome(
            CallKind kind, String what, String why, TransportException failure, int attempts) {
        String doubt = switch (kind) {
            case UPLOAD -> "the file may be stored. Look for it in the listing before uploading it again";
            case CHANGE -> "the service may have carried it out. Look whether it has before repeating it";
            case CHAT, REPEATABLE -> "the service may have answered, and billed it. Asking again may be billed twice";
        };
        StatusCode status = failure.kind() == TransportException.Kind.REFUSED ? failure.status() : null;
        return new UnknownOutcomeException(
                what + " has an unknown outcome: " + why + ", and " + doubt, failure, status, attempts);
    }

    /** {@return whether the attempt certainly changed nothing, so that repeating the call does no harm} */
    public static boolean harmless(CallKind kind, TransportException failure) {
        return kind == CallKind.REPEATABLE
                || switch (failure.delivery()) {
                    case UNSENT, REJECTED, PARTIAL -> true;
                    case AMBIGUOUS, ANSWERED -> false;
                };
    }

    private static CallTimeoutException timeout(
            CallKind kind, String what, TransportException failure, CallInFlight call, boolean repeatable) {
        return new CallTimeoutException(
                what + " did not end within " + call.timeout() + doubt(kind, failure),
                failure,
                repeatable && harmless(kind, failure),
                call.attempt());
    }

    private static CallStalledException stalled(
            CallKind kind, String what, TransportException failure, CallInFlight call, boolean repeatable) {
        boolean harmless = harmless(kind, failure);
        return new CallStalledException(
                what + " stalled: there was no sign of life for " + call.patience() + doubt(kind, failure)
                        + (harmless && !repeatable ? ". It cannot be tried again: " + READ_ONCE : ""),
                failure,
                repeatable && harmless,
                call.attempt());
    }

    private static String doubt(CallKind kind, TransportException failure) {
        return harmless(kind, failure) ? "" : "; whether the service carried it out is not known";
    }
}
