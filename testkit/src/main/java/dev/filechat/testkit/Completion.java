// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.ServiceTier;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An answer in the form that was asked for: whole, or word by word. Both say the same. */
final class Completion {

    /** Made-up prices: 2 USD for a million tokens of the prompt, 10 USD for a million of the answer. */
    static final long TICKS_A_PROMPT_TOKEN = 20_000;

    static final long TICKS_A_COMPLETION_TOKEN = 100_000;

    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=\\s)(?=\\S)");
    private static final String FINGERPRINT = "fp_fake_xai";

    private final GetCompletionsRequest request;
    private final Answer answer;
    private final Instant created;
    private final String id = UUID.randomUUID().toString();
    private final int outputs;
    private final String text;
    private final FinishReason finishReason;

    Completion(GetCompletionsRequest request, Answer answer, Instant created) {
        this.request = request;
        this.answer = answer;
        this.created = created;
        this.outputs = request.hasN() ? request.getN() : 1;
        String stopped = request.getStopList().stream()
                .filter(stop -> !stop.isEmpty())
                .mapToInt(answer.text()::indexOf)
                .filter(position -> position >= 0)
                .min()
                .stream()
                .mapToObj(end -> answer.text().substring(0, end))
                .findFirst()
                .orElse(answer.text());
        boolean tooLong = request.hasMaxTokens() && Answer.tokens(stopped.length()) > request.getMaxTokens();
        this.text = tooLong ? stopped.substring(0, (int) Answer.characters(request.getMaxTokens())) : stopped;
        this.finishReason = tooLong ? FinishReason.REASON_MAX_LEN : FinishReason.REASON_STOP;
    }

    GetChatCompletionResponse whole() {
        GetChatCompletionResponse.Builder response = GetChatCompletionResponse.newBuilder()
                .setId(id)
                .setModel(request.getModel())
                .setCreated(FileRecord.timestamp(created))
                .setSystemFingerprint(FINGERPRINT)
                .setServiceTier(tier())
                .setUsage(usage(text.length()))
                .setSettings(Settings.of(request));
        for (int i = 0; i < outputs; i++) {
            response.addOutputs(CompletionOutput.newBuilder()
                    .setIndex(i)
                    .setFinishReason(finishReason)
                    .setMessage(CompletionMessage.newBuilder()
                            .setRole(MessageRole.ROLE_ASSISTANT)
                            .setContent(text)));
        }
        return response.build();
    }

    /** A chunk for each word, and at least one. The last one carries the finish reason and the whole usage. */
    Iterator<GetChatCompletionChunk> chunks() {
        String[] words = WORD_BOUNDARY.split(text, -1);
        int[] ends = new int[words.length];
        int end = 0;
        for (int i = 0; i < words.length; i++) {
            end += words[i].length();
            ends[i] = end;
        }
        return IntStream.range(0, words.length)
                .mapToObj(i -> chunk(words[i], ends[i], i == words.length - 1))
                .iterator();
    }

    /** The role comes with every chunk: clients keep the last one seen. */
    private GetChatCompletionChunk chunk(String word, int end, boolean last) {
        GetChatCompletionChunk.Builder chunk = GetChatCompletionChunk.newBuilder()
                .setId(id)
                .setModel(request.getModel())
                .setCreated(FileRecord.timestamp(created))
                .setSystemFingerprint(FINGERPRINT)
                .setServiceTier(tier())
                .setUsage(usage(end));
        for (int i = 0; i < outputs; i++) {
            CompletionOutputChunk.Builder output = CompletionOutputChunk.newBuilder()
                    .setIndex(i)
                    .setDelta(Delta.newBuilder()
                            .setRole(MessageRole.ROLE_ASSISTANT)
                            .setContent(word));
            if (last) {
                output.setFinishReason(finishReason);
            }
            chunk.addOutputs(output);
        }
        return chunk.build();
    }

    private ServiceTier tier() {
        return request.getServiceTier() == ServiceTier.SERVICE_TIER_UNSPECIFIED
                ? ServiceTier.SERVICE_TIER_DEFAULT
                : request.getServiceTier();
    }

    private SamplingUsage usage(int characters) {
        int prompt = answer.promptTextTokens() + answer.promptImageTokens();
        int completion = outputs * Answer.tokens(characters);
        return SamplingUsage.newBuilder()
                .setPromptTextTokens(answer.promptTextTokens())
                .setPromptImageTokens(answer.promptImageTokens())
                .setPromptTokens(prompt)
                .setCompletionTokens(completion)
                .setTotalTokens(prompt + completion)
                .setCostInUsdTicks(prompt * TICKS_A_PROMPT_TOKEN + completion * TICKS_A_COMPLETION_TOKEN)
                .build();
    }
}
