// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.DebugOutput;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.LogProb;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.chat.responses.OutputFile;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ToolCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins the chunks of a stream into one response. To add all chunks takes time in proportion to their total length; a
 * response takes time in proportion to its size. Not thread-safe.
 */
public final class ResponseAccumulator {
    private final SortedMap<Integer, OutputState> outputs = new TreeMap<>();
    private final List<String> citations = new ArrayList<>();
    private final List<OutputFile> outputFiles = new ArrayList<>();
    private String id = "";
    private String model = "";
    private String systemFingerprint = "";
    private ServiceTier serviceTier = ServiceTier.UNSPECIFIED;
    private @Nullable Instant created;
    private @Nullable Usage usage;
    private @Nullable DebugOutput debugOutput;

    /**
     * Adds the next chunk.
     *
     * @return the chunk with its roles known: a delta without one has the role that its output had last, if it had any
     */
    public ChatChunk add(ChatChunk chunk) {
        id = lastSaid(id, chunk.id());
        model = lastSaid(model, chunk.model());
        systemFingerprint = lastSaid(systemFingerprint, chunk.systemFingerprint());
        serviceTier = chunk.serviceTier().equals(ServiceTier.UNSPECIFIED) ? serviceTier : chunk.serviceTier();
        created = chunk.created().orElse(created);
        usage = chunk.usage().orElse(usage);
        debugOutput = chunk.debugOutput().orElse(debugOutput);
        citations.addAll(chunk.citations());
        outputFiles.addAll(chunk.outputFiles());

        boolean filled = false;
        List<OutputDelta> deltas = new ArrayList<>(chunk.outputs().size());
        for (OutputDelta delta : chunk.outputs()) {
            OutputState output = outputs.computeIfAbsent(delta.index(), OutputState::new);
            output.add(delta);
            if (delta.role().equals(output.role)) {
                deltas.add(delta);
            } else {
                filled = true;
                deltas.add(delta.toBuilder().role(output.role).build());
            }
        }
        return filled ? chunk.toBuilder().outputs(deltas).build() : chunk;
    }

    /** {@return the response so far, with the outputs in the order of their indexes} */
    public ChatResponse response() {
        ChatResponse.Builder response = ChatResponse.builder()
                .id(id)
                .model(model)
                .systemFingerprint(systemFingerprint)
                .serviceTier(serviceTier)
                .citations(citations)
                .outputFiles(outputFiles)
                .outputs(outputs.values().stream().map(OutputState::output).toList());
        if (created != null) {
            response.created(created);
        }
        if (usage != null) {
            response.usage(usage);
        }
        if (debugOutput != null) {
            response.debugOutput(debugOutput);
        }
        return response.build();
    }

    /**
     * {@return whether each answer seen has a finish reason, or, without an answer, the last output; false if there was
     * no output yet} The service may leave the outputs before an answer, its own calls of tools and their results,
     * without one. Takes time in proportion to the size of the response so far.
     *
     * @param choices the number of answers that were requested; if the model has more outputs, the last ones are the
     *     answers
     */
    public boolean finished(int choices) {
        ChatResponse response = response();
        List<ChatResponse> answers = response.choices();
        return answers.isEmpty()
                ? ended(response)
                : answers.subList(Math.max(0, answers.size() - choices), answers.size()).stream()
                        .allMatch(ResponseAccumulator::ended);
    }

    private static boolean ended(ChatResponse answer) {
        return !answer.finishReason().equals(FinishReason.UNSPECIFIED);
    }

    private static String lastSaid(String before, String now) {
        return now.isEmpty() ? before : now;
    }

    /** The state of one output. */
    private static final class OutputState {
        private final int index;
        private final StringBuilder content = new StringBuilder();
        private @Nullable StringBuilder reasoningContent; // which most answers do not have
        private @Nullable StringBuilder encryptedContent;
        private final List<ToolCall> toolCalls = new ArrayList<>();
        private final List<InlineCitation> citations = new ArrayList<>();
        private @Nullable List<LogProb> logprobs;
        private Role role = Role.UNSPECIFIED;
        private FinishReason finishReason = FinishReason.UNSPECIFIED;

        OutputState(int index) {
            this.index = index;
        }

        void add(OutputDelta delta) {
            content.append(delta.content());
            reasoningContent = appended(reasoningContent, delta.reasoningContent());
            encryptedContent = appended(encryptedContent, delta.encryptedContent());
            toolCalls.addAll(delta.toolCalls());
            citations.addAll(delta.citations());
            delta.logprobs().ifPresent(this::addLogprobs);
            if (!delta.finishReason().equals(FinishReason.UNSPECIFIED)) {
                finishReason = delta.finishReason();
            }
            if (!delta.role().equals(Role.UNSPECIFIED)) {
                role = delta.role();
            }
        }

        private static @Nullable StringBuilder appended(@Nullable StringBuilder text, String more) {
            if (more.isEmpty()) {
                return text;
            }
            return (text == null ? new StringBuilder() : text).append(more);
        }

        private void addLogprobs(List<LogProb> more) {
            if (logprobs == null) {
                logprobs = new ArrayList<>();
            }
            logprobs.addAll(more);
        }

        Output output() {
            Output.Builder output = Output.builder()
                    .index(index)
                    .role(role)
                    .finishReason(finishReason)
                    .content(content.toString())
                    .reasoningContent(reasoningContent == null ? "" : reasoningContent.toString())
                    .encryptedContent(encryptedContent == null ? "" : encryptedContent.toString())
                    .toolCalls(toolCalls)
                    .citations(citations);
            if (logprobs != null) {
                output.logprobs(logprobs);
            }
            return output.build();
        }
    }
}
