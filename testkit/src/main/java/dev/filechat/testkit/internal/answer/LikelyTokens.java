// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import com.google.protobuf.ByteString;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.LogProb;
import dev.filechat.proto.LogProbs;
import dev.filechat.proto.TopLogProb;

/**
 * How likely the tokens of an answer were, if the request asks for it. A token is a word; its figures are made up, and
 * always the same for the same word.
 *
 * @param wanted whether the request asks
 * @param alternatives how many of the most likely tokens it wants to see at each place, 0 to 8
 */
record LikelyTokens(boolean wanted, int alternatives) {

    private static final int STEPS = 100;

    static LikelyTokens of(GetCompletionsRequest request) {
        return new LikelyTokens(request.getLogprobs(), request.getTopLogprobs());
    }

    LogProbs of(String text) {
        LogProbs.Builder tokens = LogProbs.newBuilder();
        if (!text.isEmpty()) {
            StreamedPieces.of(text).forEach(word -> tokens.addContent(likelihood(word)));
        }
        return tokens.build();
    }

    /** The token is the most likely one; the others are each half as likely as the one before. */
    private LogProb likelihood(String token) {
        float logprob = -(float) Math.floorMod(token.hashCode(), STEPS) / STEPS;
        LogProb.Builder likelihood =
                LogProb.newBuilder().setToken(token).setLogprob(logprob).setBytes(ByteString.copyFromUtf8(token));
        for (int i = 0; i < alternatives; i++) {
            String other = i == 0 ? token : token.strip() + i;
            likelihood.addTopLogprobs(TopLogProb.newBuilder()
                    .setToken(other)
                    .setLogprob(logprob - i * (float) Math.log(2))
                    .setBytes(ByteString.copyFromUtf8(other)));
        }
        return likelihood.build();
    }
}
