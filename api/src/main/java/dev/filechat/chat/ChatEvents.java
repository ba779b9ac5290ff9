// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.OutputDelta;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/** The events of a stream, made of its chunks as they are asked for. Not thread-safe. */
final class ChatEvents implements Iterator<ChatEvent> {
    private final ChatStream stream;
    private final Iterator<ChatChunk> chunks;
    private final Queue<ChatEvent> events = new ArrayDeque<>();
    private boolean ended;

    ChatEvents(ChatStream stream) {
        this.stream = stream;
        this.chunks = stream.iterator();
    }

    @Override
    public boolean hasNext() {
        while (events.isEmpty() && !ended) {
            if (chunks.hasNext()) {
                add(chunks.next());
            } else {
                end();
            }
        }
        return !events.isEmpty();
    }

    @Override
    public ChatEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return events.remove();
    }

    private void add(ChatChunk chunk) {
        for (OutputDelta delta : chunk.outputs()) {
            if (delta.role().equals(Role.ASSISTANT) || delta.role().equals(Role.UNSPECIFIED)) {
                add(delta);
            }
        }
        chunk.citations().forEach(url -> events.add(new ChatEvent.SourceUsed(url)));
    }

    private void add(OutputDelta delta) {
        int index = delta.index();
        if (!delta.reasoningContent().isEmpty()) {
            events.add(new ChatEvent.Reasoning(index, delta.reasoningContent()));
        }
        if (!delta.content().isEmpty()) {
            events.add(new ChatEvent.Text(index, delta.content()));
        }
        delta.toolCalls().forEach(call -> events.add(new ChatEvent.ToolCalled(index, call)));
        delta.citations().forEach(citation -> events.add(new ChatEvent.Cited(index, citation)));
    }

    /** A stream that was closed early is not finished, though it may have a finish reason by then. */
    private void end() {
        ended = true;
        if (stream.completed()) {
            ChatResponse response = stream.response();
            response.usage().ifPresent(usage -> events.add(new ChatEvent.UsageReported(usage)));
            events.add(new ChatEvent.Finished(response.finishReason(), response));
        }
    }
}
