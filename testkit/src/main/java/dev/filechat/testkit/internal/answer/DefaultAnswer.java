// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import java.io.IOException;

/** Makes the answer that a request gets without a script. */
@FunctionalInterface
public interface DefaultAnswer {

    /**
     * Puts the answer into the draft.
     *
     * @throws IOException if a file cannot be read
     * @throws io.grpc.StatusRuntimeException if the answer is a refusal
     */
    void answer(Draft draft) throws IOException;
}
