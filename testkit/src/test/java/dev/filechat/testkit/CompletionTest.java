// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Content;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ImageDetail;
import dev.filechat.proto.ImageUrlContent;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.testsupport.StubClient;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form in which answers come. */
class CompletionTest {

    private static final String SENTENCE = "The access code of Project Heron is 48213.";
    private static final String QUESTION = "What is the access code?";

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().clock(clock).start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    private GetCompletionsRequest request;

    @BeforeEach
    void upload() throws Exception {
        request = ask(QUESTION, stubs.upload("notes.txt", SENTENCE).getId());
    }

    @Test
    void answersWhole() throws Exception {
        GetChatCompletionResponse response = stubs.chat().getCompletion(request);

        assertThat(response.getId()).isNotEmpty();
        assertThat(response.getModel()).isEqualTo("grok-4.5");
        assertThat(response.getSystemFingerprint()).isNotEmpty();
        assertThat(response.getCreated().getSeconds()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(response.getOutputsList()).singleElement().satisfies(output -> {
            assertThat(output.getIndex()).isZero();
            assertThat(output.getFinishReason()).isEqualTo(FinishReason.REASON_STOP);
            assertThat(output.getMessage().getRole()).isEqualTo(MessageRole.ROLE_ASSISTANT);
            assertThat(output.getMessage().getContent()).isEqualTo(SENTENCE);
        });
    }

    @Test
    void streamsWordByWordWhatItAnswersWhole() throws Exception {
        List<GetChatCompletionChunk> chunks = stubs.stream(request);

        assertThat(chunks)
                .extracting(chunk -> chunk.getOutputs(0).getDelta().getContent())
                .containsExactly("The ", "access ", "code ", "of ", "Project ", "Heron ", "is ", "48213.");
        GetChatCompletionResponse whole = stubs.chat().getCompletion(request);
        GetChatCompletionChunk last = chunks.get(chunks.size() - 1);
        assertThat(last.getUsage()).isEqualTo(whole.getUsage());
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.getId()).isEqualTo(last.getId()).isNotEqualTo(whole.getId());
            assertThat(chunk.getModel()).isEqualTo(whole.getModel());
            assertThat(chunk.getCreated()).isEqualTo(whole.getCreated());
            assertThat(chunk.getSystemFingerprint()).isEqualTo(whole.getSystemFingerprint());
            assertThat(chunk.getOutputs(0).getDelta().getRole()).isEqualTo(MessageRole.ROLE_ASSISTANT);
        });
    }

    @Test
    void givesTheReasonToFinishWithTheLastChunkOnly() throws Exception {
        List<FinishReason> reasons = stubs.stream(request).stream()
                .map(chunk -> chunk.getOutputs(0).getFinishReason())
                .toList();

        assertThat(reasons).endsWith(FinishReason.REASON_STOP);
        assertThat(reasons.subList(0, reasons.size() - 1)).containsOnly(FinishReason.REASON_INVALID);
    }

    @Test
    void countsWhatWasReadAndWritten() throws Exception {
        SamplingUsage usage = stubs.chat().getCompletion(request).getUsage();

        int read = SENTENCE.length() + QUESTION.length();
        assertThat(usage.getPromptTextTokens()).isBetween(read / 4, read / 4 + 2);
        assertThat(usage.getPromptImageTokens()).isZero();
        assertThat(usage.getPromptTokens()).isEqualTo(usage.getPromptTextTokens());
        assertThat(usage.getCompletionTokens()).isEqualTo((SENTENCE.length() + 3) / 4);
        assertThat(usage.getReasoningTokens()).isZero();
        assertThat(usage.getTotalTokens()).isEqualTo(usage.getPromptTokens() + usage.getCompletionTokens());
        assertThat(usage.getCostInUsdTicks())
                .isEqualTo(usage.getPromptTokens() * 20_000L + usage.getCompletionTokens() * 100_000L);
    }

    @Test
    void countsMoreWithEveryChunk() throws Exception {
        List<SamplingUsage> usages = stubs.stream(request).stream()
                .map(GetChatCompletionChunk::getUsage)
                .toList();

        assertThat(usages).extracting(SamplingUsage::getCompletionTokens).isSorted();
        assertThat(usages.get(0).getCompletionTokens()).isEqualTo(1);
        assertThat(usages)
                .extracting(SamplingUsage::getPromptTokens)
                .containsOnly(usages.get(0).getPromptTokens());
    }

    @Test
    void countsImagesByTheirDetail() throws Exception {
        GetCompletionsRequest.Builder withImages = request.toBuilder();
        for (ImageDetail detail : List.of(ImageDetail.DETAIL_LOW, ImageDetail.DETAIL_HIGH, ImageDetail.DETAIL_AUTO)) {
            withImages
                    .getMessagesBuilder(0)
                    .addContent(Content.newBuilder()
                            .setImageUrl(ImageUrlContent.newBuilder()
                                    .setImageUrl("https://example.org/a.png")
                                    .setDetail(detail)));
        }

        SamplingUsage usage = stubs.chat().getCompletion(withImages.build()).getUsage();

        assertThat(usage.getPromptImageTokens()).isEqualTo(256 + 1_024 + 1_024);
        assertThat(usage.getPromptTokens()).isEqualTo(usage.getPromptTextTokens() + usage.getPromptImageTokens());
    }

    @Test
    void givesAsManyOutputsAsAreAskedFor() throws Exception {
        GetCompletionsRequest three = request.toBuilder().setN(3).build();

        GetChatCompletionResponse whole = stubs.chat().getCompletion(three);
        List<GetChatCompletionChunk> chunks = stubs.stream(three);

        assertThat(whole.getOutputsList())
                .extracting(output -> output.getIndex())
                .containsExactly(0, 1, 2);
        for (int i = 0; i < 3; i++) {
            int index = i;
            assertThat(chunks.stream()
                            .flatMap(chunk -> chunk.getOutputsList().stream())
                            .filter(output -> output.getIndex() == index)
                            .map(output -> output.getDelta().getContent())
                            .collect(Collectors.joining()))
                    .isEqualTo(i == 0 ? SENTENCE : SENTENCE + " (Answer " + (i + 1) + ".)")
                    .isEqualTo(whole.getOutputs(i).getMessage().getContent());
        }
        assertThat(whole.getUsage().getCompletionTokens())
                .isEqualTo((SENTENCE.length() + 3) / 4 + 2 * ((SENTENCE.length() + 12 + 3) / 4));
    }

    @Test
    void stopsAtTheMostTokens() throws Exception {
        GetCompletionsRequest short3 = request.toBuilder().setMaxTokens(3).build();

        GetChatCompletionResponse whole = stubs.chat().getCompletion(short3);

        assertThat(whole.getOutputs(0).getMessage().getContent()).isEqualTo("The access c");
        assertThat(whole.getOutputs(0).getFinishReason()).isEqualTo(FinishReason.REASON_MAX_LEN);
        assertThat(whole.getUsage().getCompletionTokens()).isEqualTo(3);
        assertThat(whole.getSettings().getMaxTokens()).isEqualTo(3);
        assertThat(finish(stubs.stream(short3))).isEqualTo(FinishReason.REASON_MAX_LEN);
    }

    @Test
    void stopsAtTheFirstStopSequence() throws Exception {
        GetCompletionsRequest stopped =
                request.toBuilder().addStop("is").addStop("Project").addStop("").build();
        GetCompletionsRequest empty = request.toBuilder().addStop("The").build();

        assertThat(joined(stubs.stream(stopped))).isEqualTo("The access code of ");
        assertThat(finish(stubs.stream(stopped))).isEqualTo(FinishReason.REASON_STOP);
        assertThat(joined(stubs.stream(empty))).isEmpty();
        assertThat(finish(stubs.stream(empty))).isEqualTo(FinishReason.REASON_STOP);
    }

    @Test
    void tellsTheSettingsThatItWasGiven() throws Exception {
        GetCompletionsRequest set = request.toBuilder()
                .setTemperature(0.5f)
                .setTopP(0.9f)
                .setUser("tester")
                .setStoreMessages(true)
                .build();

        var settings = stubs.chat().getCompletion(set).getSettings();

        assertThat(settings.getTemperature()).isEqualTo(0.5f);
        assertThat(settings.getTopP()).isEqualTo(0.9f);
        assertThat(settings.getUser()).isEqualTo("tester");
        assertThat(settings.getStoreMessages()).isTrue();
        assertThat(settings.hasMaxTokens()).isFalse();
    }

    @Test
    void endsItsWaitBetweenWordsWhenTheCallIsCancelled() throws Exception {
        try (FakeXai slow = FakeXai.builder().wordDelay(Duration.ofHours(1)).start();
                StubClient toSlow = StubClients.of(slow)) {
            BlockingClientCall<?, GetChatCompletionChunk> call = toSlow.chat().getCompletionChunk(ask("Hello?"));
            assertThat(call.read().getOutputs(0).getDelta().getContent()).isNotEmpty();
            assertThat(slow.openCalls()).isEqualTo(1);

            call.cancel("enough", null);

            assertThat(slow.awaitCancelled(1, Duration.ofSeconds(20))).isTrue();
            assertThat(slow.awaitNoOpenCalls(Duration.ofSeconds(20))).isTrue();
        }
    }

    private static String joined(List<GetChatCompletionChunk> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.getOutputs(0).getDelta().getContent())
                .collect(Collectors.joining());
    }

    private static FinishReason finish(List<GetChatCompletionChunk> chunks) {
        CompletionOutputChunk last = chunks.get(chunks.size() - 1).getOutputs(0);
        return last.getFinishReason();
    }
}
