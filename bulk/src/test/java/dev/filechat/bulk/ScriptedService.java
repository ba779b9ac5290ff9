// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.Usage;
import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.Chunk;
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
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A service in this process that counts, and keeps nothing, so that any number of files can pass. */
final class ScriptedService implements TransportProvider, Transport, FilesTransport, ChatTransport {
    final AtomicLong uploads = new AtomicLong();
    final AtomicLong questions = new AtomicLong();
    final AtomicLong deletions = new AtomicLong();

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public Transport create(TransportSettings settings) {
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
    public StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext call) {
        long size = 0;
        try {
            for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                chunk.writeTo(OutputStream.nullOutputStream());
                size += chunk.length();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return StoredFile.builder("file-" + uploads.incrementAndGet(), request.name(), size)
                .createdAt(Instant.EPOCH)
                .build();
    }

    @Override
    public void delete(String fileId, CallContext call) {
        deletions.incrementAndGet();
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext call) {
        long number = questions.incrementAndGet();
        return ChatResponse.builder()
                .id("response-" + number)
                .model(request.model())
                .usage(Usage.builder()
                        .promptTokens(20)
                        .completionTokens(5)
                        .totalTokens(25)
                        .costInUsdTicks(1000)
                        .build())
                .outputs(List.of(Output.builder()
                        .role(Role.ASSISTANT)
                        .content("The answer to question " + number + ".")
                        .finishReason(FinishReason.STOP)
                        .build()))
                .build();
    }

    @Override
    public void close() {}

    @Override
    public FilePage list(ListFilesRequest request, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoredFile retrieve(String fileId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ContentStream retrieveContent(String fileId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ContentStream retrieveText(String fileId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PublicUrl createPublicUrl(String fileId, Duration expiresAfter, CallContext call) throws TransportException {
        throw new UnsupportedOperationException();
    }

    @Override
    public RevokedUrl revokePublicUrl(String fileId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChunkStream completeStreaming(CompletionRequest request, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String startDeferred(CompletionRequest request, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DeferredState deferred(String requestId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChatResponse storedCompletion(String responseId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteStoredCompletion(String responseId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Compaction compact(String model, List<Message> messages, CallContext call) {
        throw new UnsupportedOperationException();
    }
}
