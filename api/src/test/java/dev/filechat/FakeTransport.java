// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.spi.BatchesTransport;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.spi.UploadRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transport made of lambdas: each attempt takes the next step of its kind of call; the last step stays. */
final class FakeTransport implements Transport, FilesTransport, ChatTransport {
    final AtomicInteger attempts = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final FakeTiming timing = new FakeTiming();
    private final Deque<UploadStep> uploads = new ArrayDeque<>();
    private final Deque<Step<ListFilesRequest, FilePage>> lists = new ArrayDeque<>();
    private final Deque<Step<String, StoredFile>> lookups = new ArrayDeque<>();
    private final Deque<Step<String, Boolean>> deletions = new ArrayDeque<>();
    private final Deque<Step<String, ContentStream>> contents = new ArrayDeque<>();
    private final Deque<Step<String, ContentStream>> texts = new ArrayDeque<>();
    private final Deque<Step<UrlRequest, PublicUrl>> newUrls = new ArrayDeque<>();
    private final Deque<Step<String, RevokedUrl>> revocations = new ArrayDeque<>();
    private final Deque<Step<CompletionRequest, ChatResponse>> answers = new ArrayDeque<>();
    private final Deque<Step<CompletionRequest, ChunkStream>> streams = new ArrayDeque<>();

    private final Deque<Step<CompletionRequest, String>> deferrals = new ArrayDeque<>();
    private final Deque<Step<String, DeferredState>> polls = new ArrayDeque<>();
    private final Deque<Step<String, ChatResponse>> stored = new ArrayDeque<>();
    private final Deque<Step<String, Boolean>> storedDeletions = new ArrayDeque<>();
    private final Deque<Step<List<Message>, Compaction>> compactions = new ArrayDeque<>();

    private @Nullable BatchesTransport batches;

    /** One attempt of an upload. */
    @FunctionalInterface
    interface UploadStep {
        StoredFile run(UploadRequest request, ChunkSource chunks, CallContext call) throws TransportException;
    }

    /** One attempt of another call. */
    @FunctionalInterface
    interface Step<R, T> {
        T run(R request, CallContext call) throws TransportException;

        /** An attempt that fails. */
        static <R, T> Step<R, T> failing(TransportException failure) {
            return (request, call) -> {
                throw failure;
            };
        }
    }

    /** The request for a public URL. */
    record UrlRequest(String fileId, @Nullable Duration expiresAfter) {}

    FakeTransport batches(BatchesTransport calls) {
        batches = calls;
        return this;
    }

    @Override
    public BatchesTransport batches() {
        return batches == null ? Transport.super.batches() : batches;
    }

    /** {@return a client over this transport, whose time is {@link #timing}} */
    FileChatClient client() {
        return builder().build();
    }

    /** {@return a builder of such a client, for more settings} */
    FileChatClientBuilder builder() {
        return FileChatClient.builder().apiKey("test-key").timing(timing).transport(provider("fake", s -> this));
    }

    /** {@return a provider of this version of the SPI} */
    static TransportProvider provider(String name, Function<TransportSettings, Transport> create) {
        return new TransportProvider() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int spiVersion() {
                return SPI_VERSION;
            }

            @Override
            public Transport create(TransportSettings settings) {
                return create.apply(settings);
            }
        };
    }

    FakeTransport onUpload(UploadStep... steps) {
        uploads.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onList(Step<ListFilesRequest, FilePage>... steps) {
        lists.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onGet(Step<String, StoredFile>... steps) {
        lookups.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onDelete(Step<String, Boolean>... steps) {
        deletions.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onContent(Step<String, ContentStream>... steps) {
        contents.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onText(Step<String, ContentStream>... steps) {
        texts.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onCreateUrl(Step<UrlRequest, PublicUrl>... steps) {
        newUrls.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onRevokeUrl(Step<String, RevokedUrl>... steps) {
        revocations.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onComplete(Step<CompletionRequest, ChatResponse>... steps) {
        answers.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onStream(Step<CompletionRequest, ChunkStream>... steps) {
        streams.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onDefer(Step<CompletionRequest, String>... steps) {
        deferrals.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onPoll(Step<String, DeferredState>... steps) {
        polls.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onStored(Step<String, ChatResponse>... steps) {
        stored.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onDeleteStored(Step<String, Boolean>... steps) {
        storedDeletions.addAll(List.of(steps));
        return this;
    }

    @SafeVarargs
    final FakeTransport onCompact(Step<List<Message>, Compaction>... steps) {
        compactions.addAll(List.of(steps));
        return this;
    }

    /** Removes all steps. */
    FakeTransport forgetSteps() {
        List.of(uploads, lists, lookups, deletions, contents, texts, newUrls, revocations)
                .forEach(Deque::clear);
        List.of(answers, streams, deferrals, polls, stored, storedDeletions, compactions)
                .forEach(Deque::clear);
        return this;
    }

    @Override
    public FilesTransport files() {
        return this;
    }

    @Override
    public ChatTransport chat() {
        return this;
    }

    @Override
    public StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext call) throws TransportException {
        return next(uploads).run(request, chunks, call);
    }

    @Override
    public FilePage list(ListFilesRequest request, CallContext call) throws TransportException {
        return next(lists).run(request, call);
    }

    @Override
    public StoredFile retrieve(String fileId, CallContext call) throws TransportException {
        return next(lookups).run(fileId, call);
    }

    @Override
    public void delete(String fileId, CallContext call) throws TransportException {
        next(deletions).run(fileId, call);
    }

    @Override
    public ContentStream retrieveContent(String fileId, CallContext call) throws TransportException {
        return next(contents).run(fileId, call);
    }

    @Override
    public ContentStream retrieveText(String fileId, CallContext call) throws TransportException {
        return next(texts).run(fileId, call);
    }

    @Override
    public PublicUrl createPublicUrl(String fileId, @Nullable Duration expiresAfter, CallContext call)
            throws TransportException {
        return next(newUrls).run(new UrlRequest(fileId, expiresAfter), call);
    }

    @Override
    public RevokedUrl revokePublicUrl(String fileId, CallContext call) throws TransportException {
        return next(revocations).run(fileId, call);
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext call) throws TransportException {
        return next(answers).run(request, call);
    }

    @Override
    public ChunkStream completeStreaming(CompletionRequest request, CallContext call) throws TransportException {
        return next(streams).run(request, call);
    }

    @Override
    public String startDeferred(CompletionRequest request, CallContext call) throws TransportException {
        return next(deferrals).run(request, call);
    }

    @Override
    public DeferredState deferred(String requestId, CallContext call) throws TransportException {
        return next(polls).run(requestId, call);
    }

    @Override
    public ChatResponse storedCompletion(String responseId, CallContext call) throws TransportException {
        return next(stored).run(responseId, call);
    }

    @Override
    public void deleteStoredCompletion(String responseId, CallContext call) throws TransportException {
        next(storedDeletions).run(responseId, call);
    }

    @Override
    public Compaction compact(String model, List<Message> messages, CallContext call) throws TransportException {
        return next(compactions).run(messages, call);
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }

    private synchronized <S> S next(Deque<S> steps) {
        attempts.incrementAndGet();
        if (steps.isEmpty()) {
            throw new AssertionError("This call was not expected");
        }
        return steps.size() == 1 ? steps.getFirst() : steps.removeFirst();
    }
}
