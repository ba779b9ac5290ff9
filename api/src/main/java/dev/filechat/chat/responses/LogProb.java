// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * A token of an output, or one that could have stood in its place, and how likely it was. Immutable and thread-safe.
 *
 * @param token the token's text
 * @param logprob the natural logarithm of its probability
 * @param bytes the token's bytes in UTF-8, which need not be a whole character; copied, read-only
 * @param topLogprobs the most likely tokens at this place, if they were asked for; empty for each of these
 */
public record LogProb(String token, float logprob, ByteBuffer bytes, List<LogProb> topLogprobs) {
    /**
     * Refuses null.
     *
     * @throws IllegalArgumentException if one of {@code topLogprobs} has such a list of its own
     */
    public LogProb {
        Objects.requireNonNull(token, "token");
        bytes = Checks.copy("bytes", bytes);
        topLogprobs = Checks.list("topLogprobs", topLogprobs);
        if (topLogprobs.stream().anyMatch(top -> !top.topLogprobs.isEmpty())) {
            throw new IllegalArgumentException("an element of topLogprobs has topLogprobs of its own");
        }
    }

    /**
     * Creates a token without the most likely ones at its place.
     *
     * @param token the token's text
     * @param logprob the natural logarithm of its probability
     * @param bytes the token's bytes in UTF-8
     */
    public LogProb(String token, float logprob, ByteBuffer bytes) {
        this(token, logprob, bytes, List.of());
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
