// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import java.io.IOException;

/** Makes an answer. */
@FunctionalInterface
public interface AnswerPlan {

    /**
     * Puts the answer into the draft.
     *
     * @throws IOException if a file cannot be read
     * @throws io.grpc.StatusRuntimeException if the answer is a refusal
     */
    void answer(Draft draft) throws IOException;
}
