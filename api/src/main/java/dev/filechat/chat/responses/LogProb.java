// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * How likely a token of an output was. Immutable and thread-safe.
 *
 * @param token the token's text
 * @param logprob the natural logarithm of its probability
 * @param bytes the token's bytes in UTF-8, which need not be a whole character; copied, read-only
 * @param topLogprobs the most likely tokens at this place, if they were asked for
 */
public record LogProb(String token, float logprob, ByteBuffer bytes, List<TopLogProb> topLogprobs) {
    /** Refuses null. */
    public LogProb {
        Objects.requireNonNull(token, "token");
        bytes = Checks.copy("bytes", bytes);
        topLogprobs = Checks.list("topLogprobs", topLogprobs);
    }

    /** {@return the token's bytes, in a read-only buffer of the caller's own} */
    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    @Override
    public String toString() {
        return ServerText.escaped("LogProb[token=" + token + ", logprob=" + logprob + ", bytes=" + bytes
                + ", topLogprobs=" + topLogprobs + "]");
    }
}
