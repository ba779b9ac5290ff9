// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import java.util.List;

/**
 * The calls of the Chat API, one attempt each. They keep the rules that {@link Transport} has for every call.
 * Thread-safe.
 */
public interface ChatTransport {
    /** Asks for a whole answer. */
    ChatResponse complete(CompletionRequest request, CallContext call) throws TransportException;

    /** Asks for a streamed answer. The call goes on until the stream has ended or is closed. */
    ChunkStream completeStreaming(CompletionRequest request, CallContext call) throws TransportException;

    /** Starts a deferred answer, and returns the id with which it is fetched. */
    String startDeferred(CompletionRequest request, CallContext call) throws TransportException;

    /** Asks for the state of a deferred answer. */
    DeferredState deferred(String requestId, CallContext call) throws TransportException;

    /** Retrieves an answer that the service keeps. */
    ChatResponse storedCompletion(String responseId, CallContext call) throws TransportException;

    /** Deletes an answer that the service keeps. */
    void deleteStoredCompletion(String responseId, CallContext call) throws TransportException;

    /**
     * Compacts a conversation.
     *
     * @param messages at least one
     */
    Compaction compact(String model, List<Message> messages, CallContext call) throws TransportException;
}
