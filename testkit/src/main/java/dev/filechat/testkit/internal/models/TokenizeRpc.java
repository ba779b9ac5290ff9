// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.models;

import com.google.protobuf.ByteString;
import dev.filechat.proto.Token;
import dev.filechat.proto.TokenizeGrpc;
import dev.filechat.proto.TokenizeTextRequest;
import dev.filechat.proto.TokenizeTextResponse;
import dev.filechat.testkit.internal.calls.ResponseSender;
import dev.filechat.testkit.internal.usage.TokenEstimate;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;

/**
 * The Tokenize service. A token is four characters, as many as the usage of a chat is counted by; a surrogate pair is
 * not divided. Its number is always the same for the same text.
 */
public final class TokenizeRpc extends TokenizeGrpc.TokenizeImplBase {

    private static final int VOCABULARY = 1 << 17;

    private final Executor executor;

    public TokenizeRpc(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void tokenizeText(TokenizeTextRequest request, StreamObserver<TokenizeTextResponse> response) {
        ResponseSender.serve(response, executor, out -> {
            InvalidRequest.unless(!request.getModel().isEmpty(), "model is missing");
            out.send(tokens(request.getText()).setModel(request.getModel()).build());
        });
    }

    private static TokenizeTextResponse.Builder tokens(String text) {
        TokenizeTextResponse.Builder tokens = TokenizeTextResponse.newBuilder();
        int size = (int) TokenEstimate.characters(1);
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + size);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            String token = text.substring(start, end);
            tokens.addTokens(Token.newBuilder()
                    .setTokenId(Math.floorMod(token.hashCode(), VOCABULARY))
                    .setStringToken(token)
                    .setTokenBytes(ByteString.copyFromUtf8(token)));
            start = end;
        }
        return tokens;
    }
}
