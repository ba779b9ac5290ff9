// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.chat;

import dev.filechat.proto.CompactContextRequest;
import dev.filechat.proto.CompactContextResponse;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.GetDeferredCompletionResponse;
import dev.filechat.proto.StartDeferredResponse;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolMode;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.internal.answer.Asked;
import dev.filechat.testkit.internal.answer.Completion;
import dev.filechat.testkit.internal.answer.Draft;
import dev.filechat.testkit.internal.answer.PreparedAnswer;
import dev.filechat.testkit.internal.conversation.CompactedMessages;
import dev.filechat.testkit.internal.conversation.FoundChunk;
import dev.filechat.testkit.internal.conversation.RequestedConversation;
import dev.filechat.testkit.internal.conversation.SearchedCollections;
import dev.filechat.testkit.internal.conversation.UploadedFiles;
import dev.filechat.testkit.internal.responder.DefaultResponder;
import dev.filechat.testkit.internal.responses.ConversationHistory;
import dev.filechat.testkit.internal.responses.Deferred;
import dev.filechat.testkit.internal.responses.DeferredResponses;
import dev.filechat.testkit.internal.responses.StoredResponse;
import dev.filechat.testkit.internal.responses.StoredResponses;
import dev.filechat.testkit.internal.rules.ChatRules;
import dev.filechat.testkit.internal.rules.GuidelineRules;
import dev.filechat.testkit.internal.rules.ModelRules;
import dev.filechat.testkit.internal.script.Scripts;
import dev.filechat.testkit.internal.script.Step;
import dev.filechat.testkit.internal.usage.Prompt;
import dev.filechat.testkit.internal.usage.UsageCount;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Answers chat requests: by the scripts, or from the files. Thread-safe. */
public final class ChatEngine {

    private final UploadedFiles files;
    private final SearchedCollections collections;
    private final Clock clock;
    private final Duration wordDelay;
    private final boolean finishReasonOnEveryOutput;
    private final ModelRules models;
    private final DefaultResponder responder;
    private final RequestReader reader;
    private final Scripts<ChatRequest> scripts = new Scripts<>();
    private final StoredResponses stored;
    private final DeferredResponses deferred = new DeferredResponses();
    private final ConversationHistory history;
    private final Step<ChatRequest> byDefault = new Step<>((draft, request) -> draft.answerByDefault());

    /**
     * Makes an engine.
     *
     * @param files what messages can refer to
     * @param collections what the service can search for them
     * @param temporaryFiles where temporary files may be made
     * @param clock what tells the time
     * @param wordDelay the time between two chunks, unless a script says otherwise
     * @param attachmentSearch whether answers show how attached files are searched
     * @param finishReasonOnEveryOutput whether each output has a reason to finish, not the last one alone
     * @param models the names of the models that there are; none if any will do
     */
    public ChatEngine(
            UploadedFiles files,
            SearchedCollections collections,
            Path temporaryFiles,
            Clock clock,
            Duration wordDelay,
            boolean attachmentSearch,
            boolean finishReasonOnEveryOutput,
            Set<String> models) {
        this.files = files;
        this.collections = collections;
        this.clock = clock;
        this.models = new ModelRules(models);
        this.stored = new StoredResponses(clock);
        this.history = new ConversationHistory(stored);
        this.wordDelay = wordDelay;
        this.finishReasonOnEveryOutput = finishReasonOnEveryOutput;
        this.responder = new DefaultResponder(temporaryFiles, attachmentSearch);
        this.reader = new RequestReader(files);
    }

    /**
     * Returns what is answered, and what was asked.
     *
     * @return the scripts and the requests
     */
    public Scripts<ChatRequest> scripts() {
        return scripts;
    }

    /** Forgets the stored responses and the deferred ones. */
    public void forgetResponses() {
        stored.clear();
        deferred.clear();
    }

    /**
     * Notes a request.
     *
     * @param request the request
     * @param kind how the answer is asked for
     * @param team who asks
     * @return the same in the testkit's own words
     */
    public ChatRequest receive(GetCompletionsRequest request, ChatRequest.Kind kind, int team) {
        ChatRequest received = reader.read(request, kind, team, clock.instant());
        scripts.received(received);
        return received;
    }

    /**
     * Answers a request.
     *
     * @param request the request
     * @param received what {@link #receive} made of it
     * @param heartbeat called now and then; it may throw to end the work
     * @return the answer
     * @throws IOException if a file cannot be read
     * @throws io.grpc.StatusRuntimeException if the request is refused
     */
    public PreparedAnswer answer(GetCompletionsRequest request, ChatRequest received, Runnable heartbeat)
            throws IOException {
        int team = received.keyIndex();
        ChatRules.check(request);
        models.check(request);
        GuidelineRules.check(request, received.kind());
        RequestedConversation conversation =
                RequestedConversation.of(history.of(request, team), id -> files.find(team, id));
        List<FoundChunk> found = found(request, conversation.question(), team, heartbeat);
        Step<ChatRequest> step = scripts.answering(received, byDefault);
        Asked asked = new Asked(request, conversation, found, heartbeat);
        Draft draft = new Draft(asked, responder::answer, wordDelay);
        draft.finishReasonOnEveryOutput = finishReasonOnEveryOutput;
        step.outcome().answer(draft, received);
        step.applyTo(draft);
        PreparedAnswer answer = new PreparedAnswer(draft, new Completion(draft, clock.instant()));
        if (request.getStoreMessages() && answer.complete()) {
            stored.add(new StoredResponse(team, conversation.messages(), draft.choices(), answer.whole()));
        }
        return answer;
    }

    /** Looks for collections that are not there, too, whatever the answer will be. */
    private List<FoundChunk> found(GetCompletionsRequest request, String question, int team, Runnable heartbeat)
            throws IOException {
        List<FoundChunk> found = new ArrayList<>();
        for (Tool tool : request.getToolsList()) {
            if (tool.hasCollectionsSearch()) {
                found.addAll(collections.search(team, tool.getCollectionsSearch(), question, heartbeat));
            }
        }
        return request.getToolChoice().getMode() == ToolMode.TOOL_MODE_NONE ? List.of() : found;
    }

    /**
     * Keeps an answer that is to be fetched later.
     *
     * @param answer the answer
     * @param team who asked
     * @return what it is fetched with
     * @throws io.grpc.StatusRuntimeException if the answer is a refusal
     */
    public StartDeferredResponse defer(PreparedAnswer answer, int team) {
        Deferred later = new Deferred(team, answer.whole(), answer.deferred(), clock.instant());
        return StartDeferredResponse.newBuilder()
                .setRequestId(deferred.add(later))
                .build();
    }

    /**
     * Tells how far a deferred answer is.
     *
     * @param team who asks
     * @param id the id that its start gave
     * @return its status, and the response when it is done
     * @throws io.grpc.StatusRuntimeException {@code NOT_FOUND} if the team has none
     */
    public GetDeferredCompletionResponse poll(int team, String id) {
        return deferred.poll(team, id, clock.instant());
    }

    /**
     * Finds a stored response.
     *
     * @param team who asks
     * @param id the response's id
     * @return the response
     * @throws io.grpc.StatusRuntimeException {@code NOT_FOUND} if the team has none
     */
    public GetChatCompletionResponse stored(int team, String id) {
        return stored.find(team, id).response();
    }

    /**
     * Deletes a stored response.
     *
     * @param team who asks
     * @param id the response's id
     * @throws io.grpc.StatusRuntimeException {@code NOT_FOUND} if the team has none
     */
    public void deleteStored(int team, String id) {
        stored.delete(team, id);
    }

    /**
     * Packs messages into a text that stands for them.
     *
     * @param request the messages
     * @param team who asks
     * @return the text
     * @throws IOException if a file cannot be read
     * @throws io.grpc.StatusRuntimeException if the request is refused
     */
    public CompactContextResponse compact(CompactContextRequest request, int team) throws IOException {
        ChatRules.check(request);
        models.check(request.getModel());
        RequestedConversation conversation = RequestedConversation.of(
                ConversationHistory.unpacked(request.getInputList()), id -> files.find(team, id));
        String packed = CompactedMessages.encode(conversation.messages());
        UsageCount count = new UsageCount(Prompt.of(conversation, 0), 1);
        return CompactContextResponse.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setEncryptedContent(packed)
                .setDroppedMessageCount(request.getInputCount())
                .setUsage(count.usage())
                .build();
    }
}
