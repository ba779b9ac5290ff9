// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.internal.text.ServerText;

/** Refuses responses that have no output. */
final class NoAnswer {
    private NoAnswer() {}

    /** {@return the response} */
    static ChatResponse check(String what, ChatResponse response, int attempts) {
        if (response.outputs().isEmpty()) {
            throw failure(what, response, attempts);
        }
        return response;
    }

    static NoAnswerException failure(String what, ChatResponse response, int attempts) {
        return new NoAnswerException(
                what + ": the service answered without any output"
                        + (response.id().isEmpty() ? "" : " (response " + ServerText.printable(response.id()) + ")")
                        + ". The call may be billed, so it is not made again; what came is in response()",
                response,
                attempts);
    }
}
