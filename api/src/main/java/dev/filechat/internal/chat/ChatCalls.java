// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatService;
import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.DeferredChat;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.NotFoundException;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.call.CallSettings;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The Chat API over a transport. Thread-safe. */
public final class ChatCalls implements ChatService {
    private final ChatTransport transport;
    private final CallRunner runner;
    private final ChatOptions defaults;
    private final List<CostBudget> budgets;

    /**
     * @param defaults the client's settings
     * @param budgets the budgets of all calls
     */
    public ChatCalls(ChatTransport transport, CallRunner runner, ChatOptions defaults, List<CostBudget> budgets) {
        this.transport = transport;
        this.runner = runner;
        this.defaults = defaults;
        this.budgets = List.copyOf(budgets);
    }

    @Override
    public Chat create(String model, ChatOptions options) {
        return conversation(model, options, new ChatContext(newId(), new Ledger(budgets)));
    }

    @Override
    public Chat restore(ChatSnapshot snapshot) {
        requireNonNull(snapshot, "snapshot");
        Chat chat = conversation(
                snapshot.model(),
                snapshot.options(),
                new ChatContext(
                        snapshot.conversationId().isEmpty() ? newId() : snapshot.conversationId(),
                        new Ledger(budgets, snapshot.usage(), snapshot.callsOfUnknownCost())));
        snapshot.messages().forEach(chat::append);
        return chat;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private Chat conversation(String model, ChatOptions options, ChatContext context) {
        if (TextRule.check("model", model).isBlank()) {
            throw new IllegalArgumentException("model is blank; name one, for example \"grok-4.5\"");
        }
        return new ChatConversation(this, model, requireNonNull(options, "options"), context);
    }

    /** {@return the client's settings, which those of a chat override} */
    ChatOptions defaults() {
        return defaults;
    }

    CallRunner runner() {
        return runner;
    }

    ChatResponse complete(CompletionRequest request, ChatContext context) {
        return complete(request, context, observation -> {});
    }

    /** @param observed gets what observes the call, before the call is made */
    ChatResponse complete(CompletionRequest request, ChatContext context, Consumer<CallObservation> observed) {
        String what = asking(request.model());
        return context.ledger().paid(what, payment -> {
            ChatResponse response = runner.runThinking(
                    CallDetails.ofChat(CallOperation.CHAT, what, request), settings(request, context), call -> {
                        observed.accept(call.observation());
                        ChatResponse answer = call.answered(transport.complete(request, call));
                        return NoAnswer.check(what, answer, call.attempt());
                    });
            payment.answered(response);
            return response;
        });
    }

    DeferredChat defer(CompletionRequest request, ChatContext context) {
        String what = asking(request.model()) + " for a deferred answer";
        String requestId = context.ledger().paid(what, payment -> {
            String id = runner.run(
                    CallKind.CHAT,
                    CallDetails.ofChat(CallOperation.START_DEFERRED_CHAT, what, request),
                    settings(request, context),
                    call -> transport.startDeferred(request, call));
            payment.release(); // the answer is counted when it is fetched
            return id;
        });
        return new DeferredPolling(transport, runner, requestId, context.ledger());
    }

    Compaction compact(CompletionRequest request, ChatContext context) {
        String what = "Compacting the conversation";
        return context.ledger().paid(what, payment -> {
            CallDetails details = CallDetails.ofModel(CallOperation.COMPACT_CHAT, what, request.model());
            Compaction compaction = runner.runThinking(
                    details,
                    settings(request, context),
                    call -> transport.compact(request.model(), request.messages(), call));
            payment.used(compaction.usage());
            return compaction;
        });
    }

    private CallSettings settings(CompletionRequest request, ChatContext context) {
        return runner.settings().overriddenBy(request.options(), context.conversationId());
    }

    private static String asking(String model) {
        return "Asking " + ServerText.printable(model);
    }

    @Override
    public DeferredChat deferred(String requestId) {
        return new DeferredPolling(transport, runner, checkId("requestId", requestId), new Ledger(budgets));
    }

    @Override
    public ChatResponse stored(String responseId) {
        checkId("responseId", responseId);
        String what = "Looking up the stored answer " + ServerText.printable(responseId);
        return runner.run(CallKind.REPEATABLE, CallDetails.of(CallOperation.GET_STORED_CHAT, what), call -> {
            ChatResponse answer = call.answered(transport.storedCompletion(responseId, call));
            return NoAnswer.check(what, answer, call.attempt());
        });
    }

    @Override
    public void deleteStored(String responseId) {
        checkId("responseId", responseId);
        String what = "Deleting the stored answer " + ServerText.printable(responseId);
        runner.run(CallDetails.of(CallOperation.DELETE_STORED_CHAT, what), runner.settings(), call -> {
            Attempts attempts = new Attempts(runner, CallKind.REPEATABLE, what, call);
            try {
                return runner.repeat(attempts, call, attempt -> {
                    transport.deleteStoredCompletion(responseId, attempt);
                    return responseId;
                });
            } catch (NotFoundException e) {
                // An earlier attempt without an answer may have deleted it.
                if (attempts.mayHaveHappened()) {
                    return responseId;
                }
                throw e;
            }
        });
    }

    private static String checkId(String name, String id) {
        if (TextRule.check(name, id).isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return id;
    }

    /** Opens a stream and waits for its first chunk: until then the call may be repeated if that is safe. */
    LiveChatStream stream(CompletionRequest request, ChatContext context, Runnable onEnd) {
        String what = asking(request.model());
        return context.ledger()
                .paid(
                        what,
                        payment -> open(request, settings(request, context), what, response -> {
                            payment.answered(response);
                            onEnd.run();
                        }));
    }

    private LiveChatStream open(
            CompletionRequest request, CallSettings settings, String what, Consumer<ChatResponse> onEnd) {
        CallInFlight call = runner.open(CallDetails.ofChat(CallOperation.CHAT_STREAM, what, request), settings);
        try {
            Attempts attempts = new Attempts(runner, CallKind.CHAT, what, call);
            return runner.repeat(attempts, call, attempt -> {
                call.patience(settings.firstChunk());
                ChunkStream chunks = transport.completeStreaming(request, attempt);
                ChatChunk first = null;
                try {
                    first = chunks.next();
                } finally {
                    if (first == null) {
                        chunks.close();
                    }
                }
                if (first == null) {
                    throw NoAnswer.failure(what, call.answered(new ResponseAccumulator().response()), call.attempt());
                }
                call.patience(settings.stallTimeout());
                int choices = request.options().n().orElse(1);
                return new LiveChatStream(runner.failures(), what, choices, call, chunks, first, onEnd);
            });
        } catch (Throwable e) {
            call.failed(e);
            call.close();
            throw e;
        }
    }
}
