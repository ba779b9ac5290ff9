// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.LogProb;
import dev.filechat.proto.TopLogProb;
import dev.filechat.testsupport.StubClient;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How likely the fake says its words were. */
class LogProbsTest {

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    private GetCompletionsRequest request;

    @BeforeEach
    void upload() throws Exception {
        String file = stubs.upload("notes.txt", "The caf\u00E9 opens at nine.").getId();
        request = ask("When does the caf\u00E9 open?", file).toBuilder()
                .setLogprobs(true)
                .setTopLogprobs(3)
                .build();
    }

    @Test
    void areGivenForEachTokenOfTheAnswer() throws Exception {
        CompletionOutput output = stubs.chat().getCompletion(request).getOutputs(0);

        List<LogProb> tokens = output.getLogprobs().getContentList();
        assertThat(tokens.stream().map(LogProb::getToken).collect(Collectors.joining()))
                .isEqualTo(output.getMessage().getContent())
                .isEqualTo("The caf\u00E9 opens at nine.");
        assertThat(tokens).hasSize(5).allSatisfy(token -> {
            assertThat(token.getLogprob()).isBetween(-1f, 0f);
            assertThat(token.getBytes().toStringUtf8()).isEqualTo(token.getToken());
            assertThat(token.getTopLogprobsList()).hasSize(3);
            assertThat(token.getTopLogprobs(0).getToken()).isEqualTo(token.getToken());
            assertThat(token.getTopLogprobs(0).getLogprob()).isEqualTo(token.getLogprob());
            assertThat(token.getTopLogprobsList())
                    .extracting(TopLogProb::getToken)
                    .doesNotHaveDuplicates();
            assertThat(token.getTopLogprobsList())
                    .extracting(other -> -other.getLogprob())
                    .isSorted();
        });
    }

    @Test
    void areStreamedWithTheirTokens() throws Exception {
        List<LogProb> whole =
                stubs.chat().getCompletion(request).getOutputs(0).getLogprobs().getContentList();

        assertThat(stubs.stream(request))
                .allSatisfy(
                        chunk -> assertThat(chunk.getOutputs(0).getLogprobs().getContentList())
                                .extracting(LogProb::getToken)
                                .containsExactly(chunk.getOutputs(0).getDelta().getContent()));
        assertThat(stubs.stream(request).stream()
                        .flatMap(chunk -> chunk.getOutputs(0).getLogprobs().getContentList().stream()))
                .isEqualTo(whole);
    }

    @Test
    void areNotGivenUnasked() throws Exception {
        GetCompletionsRequest without =
                request.toBuilder().clearLogprobs().clearTopLogprobs().build();
        GetCompletionsRequest withoutTop =
                request.toBuilder().clearTopLogprobs().build();

        assertThat(stubs.chat().getCompletion(without).getOutputs(0).hasLogprobs())
                .isFalse();
        assertThat(stubs.stream(without)).noneMatch(chunk -> chunk.getOutputs(0).hasLogprobs());
        assertThat(stubs.chat()
                        .getCompletion(withoutTop)
                        .getOutputs(0)
                        .getLogprobs()
                        .getContent(0)
                        .getTopLogprobsList())
                .isEmpty();
    }

    @Test
    void areGivenForScriptedAnswersToo() throws Exception {
        xai.chat().whenAnything().replyStreaming("One two ", "three");

        assertThat(stubs.chat()
                        .getCompletion(request)
                        .getOutputs(0)
                        .getLogprobs()
                        .getContentList())
                .extracting(LogProb::getToken)
                .containsExactly("One ", "two ", "three");
    }
}
