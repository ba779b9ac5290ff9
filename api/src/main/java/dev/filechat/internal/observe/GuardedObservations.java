// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.observe;

import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.FileChatException;
import dev.filechat.internal.concurrent.Listeners;
import dev.filechat.internal.text.HeaderRule;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The observations of one call by several observers. What one of them throws is logged, and does not affect the others.
 */
final class GuardedObservations implements CallObservation {
    private final String call;
    private final List<CallObservation> observations;

    GuardedObservations(String call, List<CallObservation> observations) {
        this.call = call;
        this.observations = List.copyOf(observations);
    }

    private void each(Consumer<CallObservation> report) {
        for (CallObservation observation : observations) {
            Listeners.tell(() -> report.accept(observation), () -> call + ": an observer failed; the call goes on");
        }
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        each(observation -> observation
                .headers()
                .forEach((name, value) -> Listeners.tell(
                        () -> {
                            HeaderRule.check(name, value);
                            headers.put(name, value);
                        },
                        () -> call + ": a header of an observer is left out")));
        return headers;
    }

    @Override
    public void attemptStarted(int attempt) {
        each(observation -> observation.attemptStarted(attempt));
    }

    @Override
    public void attemptFailed(int attempt, FileChatException failure, Optional<Duration> retryIn) {
        each(observation -> observation.attemptFailed(attempt, failure, retryIn));
    }

    @Override
    public void transferred(long bytes) {
        each(observation -> observation.transferred(bytes));
    }

    @Override
    public void firstChunk() {
        each(CallObservation::firstChunk);
    }

    @Override
    public void chunk(ChatChunk chunk) {
        each(observation -> observation.chunk(chunk));
    }

    @Override
    public CallObservation toolStarted(ObservedCall tool) {
        return Observers.observe(observations, tool.description(), observation -> observation.toolStarted(tool));
    }

    @Override
    public Scope openScope() {
        Deque<Scope> scopes = new ArrayDeque<>(observations.size());
        each(observation -> scopes.push(observation.openScope()));
        return () -> {
            for (Scope scope : scopes) { // the last one first
                Listeners.tell(scope::close, () -> call + ": an observer failed; the call goes on");
            }
        };
    }

    @Override
    public void ended(CallOutcome outcome) {
        each(observation -> observation.ended(outcome));
    }
}
