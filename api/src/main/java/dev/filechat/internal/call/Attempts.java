// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.calls.RetryPolicy;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.StatusCode;
import dev.filechat.observe.CallObservation;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.TransportException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the attempts of one call, waits between them, and decides when to stop. Used by one thread. */
public final class Attempts {
    private final CallRunner runner;
    private final CallKind kind;
    private final String what;
    private final CallInFlight call;
    private @Nullable TransportException lastMeaningful;
    private boolean mayHaveHappened;
    private int mostAttempts;

    /** What the supplier gave after the service had refused the key of the attempt before. */
    private @Nullable ApiKey otherKey;

    private boolean askedForOtherKey;

    public Attempts(CallRunner runner, CallKind kind, String what, CallInFlight call) {
        this.runner = runner;
        this.kind = kind;
        this.what = what;
        this.call = call;
        this.mostAttempts = kind.maxAttempts(call.settings().retries());
    }

    /**
     * Waits until the next attempt is admitted, takes its key, and counts it.
     *
     * @throws dev.filechat.errors.ConfigurationException if there is no key
     */
    public void begin() {
        try {
            runner.admissions().admit(call, what);
        } catch (FileChatException e) {
            if (lastMeaningful != null) {
                e.addSuppressed(lastMeaningful);
            }
            throw e;
        }
        ApiKey key = otherKey;
        otherKey = null;
        call.nextAttempt(key != null ? key : key());
    }

    private ApiKey key() {
        try {
            return runner.keys().current(what + " failed before attempt " + (call.attempt() + 1), call.attempt());
        } catch (ConfigurationException e) {
            if (stopped()) {
                CallCancelledException cancelled = runner.failures().cancelledBetween(what, call);
                cancelled.addSuppressed(e);
                throw cancelled;
            }
            if (lastMeaningful != null) {
                e.addSuppressed(lastMeaningful);
            }
            throw e;
        }
    }

    public void succeeded() {
        runner.budget().succeeded();
    }

    /** {@return whether an attempt before this one ended with an unknown outcome} */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    /**
     * Waits for the next attempt, or throws the exception that the user gets.
     * @param repeatable whether the call can be repeated at all
     */
    public void failed(TransportException failure, boolean repeatable) {
        call.received(failure);
        if (repeatable && !stopped() && takesOtherKey(failure)) {
            return;
        }
        RetryPolicy policy = call.settings().retries();
        if (repeatable
                && !stopped()
                && RetryRules.mayRepeat(kind, failure)
                && !Backoff.askedTooLong(policy, failure)
                && call.attempt() < mostAttempts) {
            Duration delay = Backoff.delay(
                    policy, failure, call.attempt(), runner.timing().random());
            if (delay.toNanos() < call.remainingNanos() && runner.budget().take(RetryRules.throttled(failure))) {
                lastMeaningful = failure;
                mayHaveHappened |= failure.delivery() != TransportException.Delivery.UNSENT
                        && failure.delivery() != TransportException.Delivery.REJECTED;
                report(failure, repeatable, Optional.of(delay));
                call.pause(delay);
                if (!stopped()) {
                    return;
                }
            }
        }
        report(failure, repeatable, Optional.empty());
        throw translated(failure, repeatable);
    }

    private void report(TransportException failure, boolean repeatable, Optional<Duration> retryIn) {
        if (call.observation() != CallObservation.NONE) {
            FileChatException seen = runner.failures().translate(kind, what, failure, call, repeatable);
            call.observation().attemptFailed(call.attempts(), seen, retryIn);
        }
    }

    /** {@return whether the service refused the key, and the supplier, asked once more, gives another one} */
    private boolean takesOtherKey(TransportException failure) {
        if (failure.kind() != TransportException.Kind.REFUSED
                || failure.status() != StatusCode.UNAUTHENTICATED
                || !runner.keys().canChange()
                || askedForOtherKey) {
            return false;
        }
        askedForOtherKey = true;
        ApiKey other;
        try {
            other = runner.keys()
                    .current(what + " failed after its " + runner.keys().kind() + " was refused", call.attempt());
        } catch (ConfigurationException e) {
            failure.addSuppressed(e);
            return false;
        }
        if (other.equals(call.apiKey()) || stopped()) {
            return false;
        }
        report(failure, true, Optional.of(Duration.ZERO));
        otherKey = other;
        mostAttempts++;
        return true;
    }

    private FileChatException translated(TransportException failure, boolean repeatable) {
        if (stopped()) {
            return runner.failures().cancelled(kind, what, failure, call, repeatable);
        }
        // At the end of the time, what went wrong before says more than that the time is over; but not more than that
        // the call may have been carried out.
        if (failure.kind() == TransportException.Kind.TIMEOUT
                && lastMeaningful != null
                && FailureTranslator.harmless(kind, failure)) {
            FileChatException earlier = runner.failures().translate(kind, what, lastMeaningful, call, repeatable);
            earlier.addSuppressed(failure);
            return earlier;
        }
        return runner.failures().translate(kind, what, failure, call, repeatable);
    }

    private boolean stopped() {
        return call.cancelled() || Thread.currentThread().isInterrupted();
    }
}
