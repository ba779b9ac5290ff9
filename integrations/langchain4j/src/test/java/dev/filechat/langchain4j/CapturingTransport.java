// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Output;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A transport that keeps the requests, for what the fake service does not show of them: the details of content. */
final class CapturingTransport implements TransportProvider, Transport, ChatTransport {
    private final List<CompletionRequest> requests = new CopyOnWriteArrayList<>();

    CompletionRequest lastRequest() {
        return requests.getLast();
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext call) {
        requests.add(request);
        return ChatResponse.builder()
                .outputs(List.of(Output.builder()
                        .role(Role.ASSISTANT)
                        .content("Yes.")
                        .finishReason(FinishReason.STOP)
                        .build()))
                .build();
    }

    @Override
    public String name() {
        return "capturing";
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
    public ChatTransport chat() {
        return this;
    }

    @Override
    public FilesTransport files() {
        return (FilesTransport) Proxy.newProxyInstance(
                FilesTransport.class.getClassLoader(), new Class<?>[] {FilesTransport.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException();
                });
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

    @Override
    public void close() {}
}
