// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import dev.filechat.testkit.internal.answer.Draft;
import java.io.IOException;

/**
 * Makes an answer.
 *
 * @param <R> the type of requests
 */
@FunctionalInterface
public interface AnswerPlan<R> {

    /**
     * Puts the answer into the draft.
     *
     * @throws IOException if a file cannot be read
     * @throws io.grpc.StatusRuntimeException if the answer is a refusal
     */
    void answer(Draft draft, R request) throws IOException;
}
