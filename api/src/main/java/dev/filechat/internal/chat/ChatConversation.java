// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.DeferredChat;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.Parsed;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.internal.concurrent.Listeners;
import dev.filechat.internal.text.GivenLists;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.tools.ToolLoop;
import dev.filechat.observe.CallObservation;
import dev.filechat.spi.CompletionRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The messages of a conversation, and its calls, one at a time. Not thread-safe. */
final class ChatConversation implements Chat {
    private final ChatCalls calls;
    private final String model;
    private final ChatOptions own;
    private final ChatOptions options;
    private final ChatContext context;
    private final List<Message> messages = new ArrayList<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** @param own what overrides the client's settings */
    ChatConversation(ChatCalls calls, String model, ChatOptions own, ChatContext context) {
        this.calls = calls;
        this.model = model;
        this.own = own;
        this.options = calls.defaults().overriddenBy(own);
        this.context = context;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String conversationId() {
        return context.conversationId();
    }

    @Override
    public ChatOptions options() {
        return options;
    }

    @Override
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public Chat append(Message message) {
        messages.add(requireNonNull(message, "message"));
        return this;
    }

    @Override
    public Chat append(ChatResponse response) {
        messages.addAll(requireNonNull(response, "response").toMessages());
        return this;
    }

    @Override
    public ChatResponse sample(ChatOptions overrides) {
        return call(overrides, request -> calls.complete(request, context));
    }

    @Override
    public ChatStream stream(ChatOptions overrides) {
        CompletionRequest request = request(options.overriddenBy(requireNonNull(overrides, "overrides")));
        begin();
        try {
            return calls.stream(request, context, this::end);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    @Override
    public <T> Parsed<T> parse(OutputFormat<T> format, ChatOptions overrides) {
        requireNonNull(format, "format");
        ChatResponse response = sample(requireNonNull(overrides, "overrides").toBuilder()
                .responseFormat(ResponseFormat.jsonSchema(format.jsonSchema()))
                .build());
        return Parsed.from(response, format);
    }

    @Override
    public ToolRun runTools(List<? extends RunnableTool> tools, ToolRunOptions runOptions) {
        requireNonNull(runOptions, "options");
        ToolLoop loop = new ToolLoop(calls.runner(), GivenLists.checked("tools", tools), runOptions, options);
        return exclusively(
                () -> loop.run((all, observed) -> ask(request(all), observed, runOptions.onChunk()), messages));
    }

    private ChatResponse ask(
            CompletionRequest request,
            Consumer<CallObservation> observed,
            Optional<Consumer<? super ChatChunk>> onChunk) {
        if (onChunk.isEmpty()) {
            return calls.complete(request, context, observed);
        }
        try (LiveChatStream stream = calls.stream(request, context, () -> {})) {
            observed.accept(stream.observation());
            stream.forEach(chunk -> Listeners.tell(
                    () -> onChunk.get().accept(chunk), () -> "A listener for chunks failed; the run of tools goes on"));
            return stream.response();
        }
    }

    @Override
    public DeferredChat defer(ChatOptions overrides) {
        return call(overrides, request -> {
            if (!request.options().guidelines().isEmpty()) {
                throw new IllegalArgumentException(
                        "guidelines are set; the service does not allow them with a deferred answer");
            }
            return calls.defer(request, context);
        });
    }

    @Override
    public Compaction compact() {
        return call(ChatOptions.none(), request -> {
            Compaction compaction = calls.compact(request, context);
            messages.clear();
            messages.add(compaction.toMessage());
            return compaction;
        });
    }

    private <T> T call(ChatOptions overrides, Function<CompletionRequest, T> call) {
        CompletionRequest request = request(options.overriddenBy(requireNonNull(overrides, "overrides")));
        return exclusively(() -> call.apply(request));
    }

    private <T> T exclusively(Supplier<T> call) {
        begin();
        try {
            return call.get();
        } finally {
            end();
        }
    }

    private CompletionRequest request(ChatOptions all) {
        if (messages.isEmpty()) {
            throw new IllegalStateException("There is no message yet; append one, for example user(\"...\")");
        }
        InlineSize.check(messages);
        return new CompletionRequest(model, messages, withNumber(all));
    }

    /**
     * {@return the options with their number of answers, which is sent even if it is the default, 1: without it the
     * reference SDK's server answers nothing}
     */
    private static ChatOptions withNumber(ChatOptions all) {
        return all.n().isPresent() ? all : all.toBuilder().n(1).build();
    }

    private void begin() {
        if (!underWay.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "Another call of this chat is under way; wait for it, or close its stream, first");
        }
    }

    private void end() {
        underWay.set(false);
    }

    @Override
    public Usage usage() {
        return context.ledger().usage();
    }

    @Override
    public Optional<BigDecimal> cost() {
        return context.ledger().cost();
    }

    @Override
    public Chat costBudget(CostBudget budget) {
        context.ledger().add(requireNonNull(budget, "budget"));
        return this;
    }

    @Override
    public Chat fork() {
        ChatConversation fork = new ChatConversation(
                calls,
                model,
                own,
                new ChatContext(
                        context.conversationId(), new Ledger(context.ledger().budgets())));
        fork.messages.addAll(messages);
        return fork;
    }

    @Override
    public ChatSnapshot snapshot() {
        return new ChatSnapshot(
                model,
                own,
                messages,
                context.ledger().usage(),
                context.ledger().callsOfUnknownCost(),
                context.conversationId());
    }

    @Override
    public Optional<String> fileName(InlineCitation citation) {
        return requireNonNull(citation, "citation").source() instanceof CitationSource.Collections source
                ? FileNames.find(messages, source.fileId())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return ServerText.escaped("Chat[" + model + ", " + messages.size() + " messages]");
    }
}
