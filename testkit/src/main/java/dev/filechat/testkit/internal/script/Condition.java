// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import dev.filechat.testkit.chat.ChatRequest;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * One thing that a script asks of a request.
 *
 * @param description what that is
 * @param predicate whether a request has it
 * @param likeness how near a request comes that has it not, 0 to 1
 */
public record Condition(String description, Predicate<ChatRequest> predicate, ToDoubleFunction<ChatRequest> likeness) {

    public Condition(String description, Predicate<ChatRequest> predicate) {
        this(description, predicate, request -> 0);
    }

    boolean fits(ChatRequest request) {
        return predicate.test(request);
    }

    /** 1 if it fits. */
    double nearness(ChatRequest request) {
        return fits(request) ? 1 : likeness.applyAsDouble(request);
    }
}
