// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * One thing that a script asks of a request.
 *
 * @param <R> the type of requests
 * @param description what that is
 * @param predicate whether a request has it
 * @param likeness how near a request comes that has it not, 0 to 1
 */
public record Condition<R>(String description, Predicate<R> predicate, ToDoubleFunction<R> likeness) {

    public Condition(String description, Predicate<R> predicate) {
        this(description, predicate, request -> 0);
    }

    boolean fits(R request) {
        return predicate.test(request);
    }

    /** 1 if it fits. */
    double nearness(R request) {
        return fits(request) ? 1 : likeness.applyAsDouble(request);
    }
}
