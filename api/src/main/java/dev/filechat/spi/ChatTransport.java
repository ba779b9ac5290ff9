// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import java.util.List;

/** The calls of the Chat API, one attempt each. They keep what {@link Transport} says of every call. Thread-safe. */
public interface ChatTransport {
    /** Asks for a whole answer. */
    ChatResponse complete(CompletionRequest request, CallContext call) throws TransportException;

    /** Asks for a streamed answer. The call goes on until the stream has ended or is closed. */
    ChunkStream completeStreaming(CompletionRequest request, CallContext call) throws TransportException;

    /** Starts an answer that the service writes while nobody waits; returns the id by which it is asked for. */
    String startDeferred(CompletionRequest request, CallContext call) throws TransportException;

    /** Asks how far a deferred answer is. */
    DeferredState deferred(String requestId, CallContext call) throws TransportException;

    /** Gets an answer that the service keeps. */
    ChatResponse storedCompletion(String responseId, CallContext call) throws TransportException;

    /** Deletes an answer that the service keeps. */
    void deleteStoredCompletion(String responseId, CallContext call) throws TransportException;

    /**
     * Makes a conversation shorter.
     *
     * @param messages at least one
     */
    Compaction compact(String model, List<Message> messages, CallContext call) throws TransportException;
}
