// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Conditions, and the answers to the requests that fulfil them. Not safe by itself: {@link ScriptBook} guards it.
 *
 * @param <R> the type of requests
 */
public final class Script<R> {

    private final List<Condition<R>> conditions;
    private final List<Step<R>> steps = new ArrayList<>();
    private int position;
    private long answered;

    public Script(List<Condition<R>> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    void add(Step<R> step) {
        steps.add(step);
    }

    boolean fits(R request) {
        return conditions.stream().allMatch(condition -> condition.fits(request));
    }

    double nearness(R request) {
        return conditions.stream()
                .mapToDouble(condition -> condition.nearness(request))
                .average()
                .orElse(1);
    }

    /** The answer to the next request, or nothing if all are used up. */
    Optional<Step<R>> next() {
        while (position < steps.size()) {
            Step<R> step = steps.get(position);
            if (answered < step.times(position == steps.size() - 1)) {
                answered++;
                return Optional.of(step);
            }
            position++;
            answered = 0;
        }
        return Optional.empty();
    }

    /** Why it does not answer the request. */
    String misfit(R request) {
        if (fits(request)) {
            return "It fits, and is used up.";
        }
        return conditions.stream()
                .filter(condition -> !condition.fits(request))
                .map(Condition::description)
                .collect(Collectors.joining(", ", "What does not fit: ", "."));
    }

    @Override
    public String toString() {
        return conditions.isEmpty()
                ? "anything"
                : conditions.stream().map(Condition::description).collect(Collectors.joining(", "));
    }
}
