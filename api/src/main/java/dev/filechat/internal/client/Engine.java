// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.client;

import dev.filechat.admission.CallAdmission;
import dev.filechat.batches.BatchesService;
import dev.filechat.chat.ChatService;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.collections.CollectionsService;
import dev.filechat.files.FilesService;
import dev.filechat.images.ImagesService;
import dev.filechat.internal.async.AnswerPublishers;
import dev.filechat.internal.async.FutureCall;
import dev.filechat.internal.batches.BatchCalls;
import dev.filechat.internal.batches.BatchPace;
import dev.filechat.internal.call.ApiKeys;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.call.CallSettings;
import dev.filechat.internal.call.FailureTranslator;
import dev.filechat.internal.call.KeyKind;
import dev.filechat.internal.call.OpenCalls;
import dev.filechat.internal.call.Timing;
import dev.filechat.internal.chat.ChatCalls;
import dev.filechat.internal.chat.FileQuestion;
import dev.filechat.internal.chat.Ledger;
import dev.filechat.internal.collections.CollectionCalls;
import dev.filechat.internal.concurrent.CallerThreads;
import dev.filechat.internal.files.FileCalls;
import dev.filechat.internal.images.ImageCalls;
import dev.filechat.internal.models.ModelCalls;
import dev.filechat.internal.observe.Observers;
import dev.filechat.models.ModelsService;
import dev.filechat.observe.CallObserver;
import dev.filechat.spi.Transport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The engine of a client: the calls over a transport, and over another one to the management host. Thread-safe. */
public final class Engine implements AutoCloseable {
    private final Transport transport;
    private final OpenCalls calls;
    private final CallerThreads threads;
    private final CallRunner runner;
    private final ManagementLink management;
    private final List<CostBudget> budgets;
    private final FilesService files;
    private final ChatService chat;
    private final AnswerPublishers publishers;
    private final BatchPace batchPace;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param transport carries the calls; closed with this
     * @param keys gives the key of each attempt
     * @param host the host that the transport speaks to
     * @param port its port
     * @param management how the management host is reached
     * @param settings how calls are made that have no settings of their own
     * @param timing the clock, the waiting and the chance behind the retries
     * @param chatDefaults the settings of chats that have none of their own
     * @param budgets the budgets of all chat calls
     * @param observers what observes the calls
     * @param admissions what admits their attempts
     * @param decoratorName what messages call the decorator
     * @param decorator wraps the tasks that run on other threads
     */
    public Engine(
            Transport transport,
            ApiKeys keys,
            String host,
            int port,
            ManagementSetup management,
            CallSettings settings,
            Timing timing,
            ChatOptions chatDefaults,
            List<CostBudget> budgets,
            List<CallObserver> observers,
            List<CallAdmission> admissions,
            String decoratorName,
            UnaryOperator<Runnable> decorator) {
        this.transport = transport;
        this.calls = new OpenCalls(timing);
        this.threads = new CallerThreads(decoratorName, decorator);
        this.runner = new CallRunner(
                calls,
                new FailureTranslator(host + ":" + port, KeyKind.API),
                timing,
                settings,
                threads,
                keys,
                new Observers(observers, host, port),
                admissions);
        this.management = new ManagementLink(
                management,
                managementKeys -> new CallRunner(
                        calls,
                        new FailureTranslator(management.endpoint(), KeyKind.MANAGEMENT),
                        timing,
                        settings,
                        threads,
                        managementKeys,
                        new Observers(observers, management.host(), management.port()),
                        admissions));
        this.files = new FileCalls(transport.files(), runner);
        this.chat = new ChatCalls(transport.chat(), runner, chatDefaults, budgets);
        this.budgets = List.copyOf(budgets);
        this.batchPace = new BatchPace(timing);
        this.publishers = new AnswerPublishers(runner);
    }

    /** {@return the Files API} */
    public FilesService files() {
        return files;
    }

    /** {@return the Chat API} */
    public ChatService chat() {
        return chat;
    }

    /** {@return the calls about models, if the transport has them} */
    public ModelsService models() {
        return new ModelCalls(transport.models(), runner);
    }

    /** {@return the calls about pictures, if the transport has them} */
    public ImagesService images() {
        return new ImageCalls(transport.images(), runner, files, budgets);
    }

    /** {@return the calls about batches, if the transport has them} */
    public BatchesService batches() {
        return new BatchCalls(transport.batches(), runner, batchPace, new Ledger(budgets));
    }

    /** {@return the calls about collections, if the transport has them} */
    public CollectionsService collections() {
        return new CollectionCalls(management::calls, transport.collections(), runner, files);
    }

    /** {@return streamed answers as publishers} */
    public AnswerPublishers publishers() {
        return publishers;
    }

    /** Starts calls on a thread of their own. */
    public <T extends @Nullable Object> CompletableFuture<T> start(Supplier<? extends T> call) {
        return FutureCall.start(threads, call);
    }

    /** {@return questions about files} */
    public FileQuestion question() {
        return new FileQuestion(files, chat);
    }

    /** {@return whether it was closed} */
    public boolean closed() {
        return closed.get();
    }

    /** Cancels the calls under way, refuses new ones, and closes the transport. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            calls.close();
            try {
                transport.close();
            } finally {
                management.close();
            }
        }
    }
}
