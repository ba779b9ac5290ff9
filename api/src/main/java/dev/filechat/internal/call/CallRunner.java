// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.internal.concurrent.CallerThreads;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.observe.Observers;
import dev.filechat.spi.TransportException;
import java.time.Duration;
import java.util.function.Function;

/** Runs calls: opens them, repeats what may be repeated, and translates what went wrong. Thread-safe. */
public final class CallRunner {
    private final OpenCalls calls;
    private final FailureTranslator failures;
    private final Timing timing;
    private final Duration timeout;
    private final IdleTimeouts patience;
    private final CallerThreads threads;
    private final ApiKeys keys;
    private final Observers observers;
    private final RetryBudget budget = new RetryBudget();

    public CallRunner(
            OpenCalls calls,
            FailureTranslator failures,
            Timing timing,
            Duration timeout,
            IdleTimeouts patience,
            CallerThreads threads,
            ApiKeys keys,
            Observers observers) {
        this.calls = calls;
        this.failures = failures;
        this.timing = timing;
        this.timeout = timeout;
        this.patience = patience;
        this.threads = threads;
        this.keys = keys;
        this.observers = observers;
    }

    /** One attempt of a call. */
    @FunctionalInterface
    public interface Attempt<T> {
        T run(CallInFlight call) throws TransportException;
    }

    /** Runs a call to its end, within the client's timeout. */
    public <T> T run(CallKind kind, CallDetails details, Attempt<T> attempt) {
        return run(
                details, timeout, call -> repeat(new Attempts(this, kind, details.description(), call), call, attempt));
    }

    /** Runs a call whose answer may take a model as long as the client's timeout. */
    public <T> T runThinking(CallDetails details, Attempt<T> attempt) {
        return run(details, timeout, call -> {
            call.patience(timeout);
            return repeat(new Attempts(this, CallKind.CHAT, details.description(), call), call, attempt);
        });
    }

    /** Opens a call, and closes it when its steps have ended. */
    public <T> T run(CallDetails details, Duration callTimeout, Function<CallInFlight, T> steps) {
        try (CallInFlight call = open(details, callTimeout)) {
            try {
                T result = steps.apply(call);
                call.completed();
                return result;
            } catch (Throwable e) {
                call.failed(e);
                throw e;
            }
        }
    }

    /** Makes attempts until one succeeds or the call must not be repeated. */
    public <T> T repeat(Attempts attempts, CallInFlight call, Attempt<T> attempt) {
        while (true) {
            attempts.begin();
            try {
                T result = attempt.run(call);
                attempts.succeeded();
                return result;
            } catch (TransportException e) {
                attempts.failed(e, true);
            }
        }
    }

    /** Registers a call of the service, which the caller closes, and starts to observe it. */
    public CallInFlight open(CallDetails details, Duration callTimeout) {
        CallInFlight call = open(callTimeout);
        call.observed(observers.started(details));
        return call;
    }

    /**
     * Registers work that is not a call of the service, which the caller closes. It waits for a sign of life as long as
     * the client's stall timeout.
     */
    public CallInFlight open(Duration callTimeout) {
        UnwantedCalls.check();
        CallInFlight call = calls.open(callTimeout);
        call.patience(patience.stall());
        return call;
    }

    /** {@return whether the client was closed} */
    public boolean closed() {
        return calls.closed();
    }

    /** Refuses a call if the client is closed or nobody wants the result. */
    public void checkOpen() {
        UnwantedCalls.check();
        calls.checkOpen();
    }

    public Duration timeout() {
        return timeout;
    }

    public IdleTimeouts patience() {
        return patience;
    }

    public FailureTranslator failures() {
        return failures;
    }

    /** Makes threads for the caller's code. */
    public CallerThreads threads() {
        return threads;
    }

    /** {@return the client's observers} */
    public Observers observers() {
        return observers;
    }

    public Timing timing() {
        return timing;
    }

    ApiKeys keys() {
        return keys;
    }

    RetryBudget budget() {
        return budget;
    }
}
