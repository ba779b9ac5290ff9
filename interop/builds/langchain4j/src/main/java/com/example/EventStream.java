// SPDX-License-Identifier: Apache-2.0
package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.langchain4j.FileChatTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** Writes an answer as server-sent events. */
// snippet: events
final class EventStream implements StreamingChatResponseHandler {
    private final OutputStream out;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    EventStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        try {
            write("text", part.text());
        } catch (IOException e) { // the browser has gone: end the call, too
            context.streamingHandle().cancel();
            end.complete(null); // no callback comes after a cancel
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        FileChatTokenUsage usage = (FileChatTokenUsage) response.tokenUsage();
        finish("end", usage.totalTokenCount() + " tokens");
    }

    @Override
    public void onError(Throwable failure) {
        finish("failure", failure.getMessage());
    }

    void awaitEnd() {
        end.join();
    }

    private void finish(String event, String data) {
        try {
            write(event, data);
        } catch (IOException e) {
            // The browser has gone, and the answer is over.
        } finally {
            end.complete(null);
        }
    }

    private void write(String event, String data) throws IOException {
        String lines = data.replaceAll("\\R", "\ndata: ");
        out.write(("event: " + event + "\ndata: " + lines + "\n\n").getBytes(UTF_8));
        out.flush();
    }
}
// end
