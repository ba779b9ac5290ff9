// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.admission.CallAdmission;
import dev.filechat.internal.concurrent.CallerThreads;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.observe.Observers;
import dev.filechat.observe.ObservedCall;
import dev.filechat.spi.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Runs calls: opens them, repeats what may be repeated, and translates what went wrong. Thread-safe. */
public final class CallRunner {
    private final OpenCalls calls;
    private final FailureTranslator failures;
    private final Timing timing;
    private final CallSettings settings;
    private final CallerThreads threads;
    private final ApiKeys keys;
    private final Observers observers;
    private final Admissions admissions;
    private final RetryBudget budget;

    public CallRunner(
            OpenCalls calls,
            FailureTranslator failures,
            Timing timing,
            CallSettings settings,
            CallerThreads threads,
            ApiKeys keys,
            Observers observers,
            List<CallAdmission> admissions) {
        this.calls = calls;
        this.failures = failures;
        this.timing = timing;
        this.settings = settings;
        this.budget = new RetryBudget(settings.retries().outageRetries());
        this.threads = threads;
        this.keys = keys;
        this.observers = observers;
        this.admissions = new Admissions(admissions, failures);
    }

    /** One attempt of a call. */
    @FunctionalInterface
    public interface Attempt<T> {
        T run(CallInFlight call) throws TransportException;
    }

    /** Runs a call to its end, within the client's timeout. */
    public <T> T run(CallKind kind, CallDetails details, Attempt<T> attempt) {
        return run(kind, details, settings, attempt);
    }

    /** Runs a call to its end, by settings of its own. */
    public <T> T run(CallKind kind, CallDetails details, CallSettings ofCall, Attempt<T> attempt) {
        return run(
                details, ofCall, call -> repeat(new Attempts(this, kind, details.description(), call), call, attempt));
    }

    /** Runs a call whose answer a model may think about for as long as the call may take. */
    public <T> T runThinking(CallDetails details, CallSettings ofCall, Attempt<T> attempt) {
        return run(details, ofCall, call -> {
            call.patience(ofCall.timeout());
            return repeat(new Attempts(this, CallKind.CHAT, details.description(), call), call, attempt);
        });
    }

    /** Opens a call, and closes it when its steps have ended. */
    public <T> T run(CallDetails details, CallSettings ofCall, Function<CallInFlight, T> steps) {
        try (CallInFlight call = open(details, ofCall)) {
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
    public CallInFlight open(CallDetails details, CallSettings ofCall) {
        CallInFlight call = open(ofCall);
        ObservedCall described = observers.describe(details, ofCall.conversationId());
        call.observed(described, observers.started(described));
        return call;
    }

    /**
     * Registers work that is not a call of the service, which the caller closes. It waits for a sign of life as long as
     * the client's stall timeout.
     */
    public CallInFlight open(Duration timeout) {
        return open(settings.withTimeout(timeout));
    }

    private CallInFlight open(CallSettings ofCall) {
        UnwantedCalls.check();
        CallInFlight call = calls.open(ofCall);
        call.patience(ofCall.stallTimeout());
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

    /** {@return the time of a call that has none of its own} */
    public Duration timeout() {
        return settings.timeout();
    }

    /** {@return how calls are made that have no settings of their own} */
    public CallSettings settings() {
        return settings;
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

    Admissions admissions() {
        return admissions;
    }

    RetryBudget budget() {
        return budget;
    }
}
