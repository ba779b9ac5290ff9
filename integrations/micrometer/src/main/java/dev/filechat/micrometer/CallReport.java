// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The observation and the meters of one call. */
final class CallReport implements CallObservation {
    private final MicrometerObserver observer;
    private final ObservedCall call;
    private final CallContext context;
    private final Observation observation;
    private final CallMeters meters;
    private final long start = System.nanoTime();
    private long lastChunk;

    CallReport(
            MicrometerObserver observer,
            ObservedCall call,
            CallContext context,
            Observation observation,
            CallMeters meters) {
        this.observer = observer;
        this.call = call;
        this.context = context;
        this.observation = observation;
        this.meters = meters;
    }

    /** What a handler has put there when the observation started. */
    @Override
    public Map<String, String> headers() {
        return context.headers();
    }

    @Override
    public void attemptFailed(int attempt, FileChatException failure, Optional<Duration> retryIn) {
        String type = failure.getClass().getName();
        String next = retryIn.map(delay -> ", the next one in " + delay.toMillis() + " ms")
                .orElse("");
        observation.event(
                Observation.Event.of(Names.ATTEMPT_FAILED, "attempt " + attempt + " failed with " + type + next));
        if (retryIn.isPresent()) {
            meters.retry(type);
        }
    }

    @Override
    public void transferred(long bytes) {
        meters.transferred(bytes);
    }

    @Override
    public void chunk(ChatChunk chunk) {
        long now = System.nanoTime();
        if (lastChunk == 0) {
            meters.firstChunk(now - start);
        } else {
            meters.chunk(now - lastChunk);
        }
        lastChunk = now;
    }

    @Override
    public CallObservation toolStarted(ObservedCall tool) {
        return observer.toolStarted(tool, observation);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    public Scope openScope() {
        return observation.openScope()::close;
    }

    @Override
    public void ended(CallOutcome outcome) {
        try {
            observation.highCardinalityKeyValues(CallKeys.outcome(outcome));
            outcome.response()
                    .map(ChatResponse::model)
                    .filter(model -> !model.isEmpty())
                    .ifPresent(model -> observation.lowCardinalityKeyValue(Names.RESPONSE_MODEL, model));
            outcome.failure().ifPresent(failure -> CallFailed.report(failure, observation));
            if (Operations.isBilled(call.operation())) {
                outcome.response().flatMap(ChatResponse::usage).ifPresent(meters::used);
            }
        } finally {
            observation.stop();
        }
    }
}
