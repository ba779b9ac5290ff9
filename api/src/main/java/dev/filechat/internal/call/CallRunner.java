// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.internal.concurrent.CallerThreads;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import java.time.Duration;

/** Runs calls: opens them, repeats what may be repeated, and translates what went wrong. Thread-safe. */
public final class CallRunner {
    private final OpenCalls calls;
    private final FailureTranslator failures;
    private final Timing timing;
    private final Duration timeout;
    private final IdleTimeouts patience;
    private final CallerThreads threads;
    private final RetryBudget budget = new RetryBudget();

    public CallRunner(
            OpenCalls calls,
            FailureTranslator failures,
            Timing timing,
            Duration timeout,
            IdleTimeouts patience,
            CallerThreads threads) {
        this.calls = calls;
        this.failures = failures;
        this.timing = timing;
        this.timeout = timeout;
        this.patience = patience;
        this.threads = threads;
    }

    /** One attempt of a call. */
    @FunctionalInterface
    public interface Attempt<T> {
        public T run(CallContext call) throws TransportException;
    }

    /** Runs a call to its end, within the client's timeout. */
    public <T> T run(CallKind kind, String what, Attempt<T> attempt) {
        try (CallInFlight call = open(timeout)) {
            return repeat(new Attempts(this, kind, what, call), call, attempt);
        }
    }

    /** Runs a call whose answer a model may think about for as long as the client's timeout. */
    public <T> T runThinking(String what, Attempt<T> attempt) {
        try (CallInFlight call = open(timeout)) {
            call.patience(timeout);
            return repeat(new Attempts(this, CallKind.CHAT, what, call), call, attempt);
        }
    }

    /** Repeats an attempt until it succeeds or must not be repeated. */
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

    /** Registers a call, which the caller closes. It waits for a sign of life as long as the client's stall timeout. */
    public CallInFlight open(Duration callTimeout) {
        UnwantedCalls.check();
        CallInFlight call = calls.open(callTimeout);
        call.patience(patience.stall());
        return call;
    }

    /** Whether the client was closed. */
    public boolean closed() {
        return calls.closed();
    }

    /** Refuses work when the client is closed or nobody wants it, before any of it is begun. */
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

    public Timing timing() {
        return timing;
    }

    RetryBudget budget() {
        return budget;
    }
}
