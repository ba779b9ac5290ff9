// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.chat.messages.Role;
import dev.filechat.testkit.internal.text.Excerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chat request that a fake was sent, for tests to look at. Immutable and thread-safe. Inline files are not kept.
 *
 * @param kind how the answer was asked for
 * @param keyIndex whose request it is: the position of the key among {@code FakeXaiBuilder.keys}, from 0
 * @param receivedAt when it came, by the fake's clock
 * @param model the name of the model that it is for
 * @param messages the messages as they were sent, in order, without those that a {@code previous_response_id} stands
 *     for
 * @param tools the tools that it offers, in order: the names of functions, and the kinds of the service's own tools,
 *     such as {@code web_search}
 * @param settings all the rest
 */
public record ChatRequest(
        Kind kind,
        int keyIndex,
        Instant receivedAt,
        String model,
        List<ReceivedMessage> messages,
        List<String> tools,
        ChatSettings settings) {

    /** Holds its own copies. */
    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** How an answer can be asked for. */
    public enum Kind {
        /** The whole answer at once. */
        WHOLE,
        /** Chunk by chunk. */
        STREAMED,
        /** To be fetched later. */
        DEFERRED,
        /** In a batch. */
        BATCH
    }

    /**
     * Returns the last message.
     *
     * @return the message
     * @throws java.util.NoSuchElementException if there is none
     */
    public ReceivedMessage lastMessage() {
        return messages.getLast();
    }

    /**
     * Returns what the user said last.
     *
     * @return the text of the last message whose role is user; empty if there is none
     */
    public String lastUserText() {
        return messages.reversed().stream()
                .filter(message -> message.role().equals(Role.USER))
                .map(ReceivedMessage::text)
                .findFirst()
                .orElse("");
    }

    /**
     * Returns the files that the messages mention.
     *
     * @return the files, in order; one that is mentioned twice is there twice
     */
    public List<ReceivedFile> files() {
        return messages.stream().flatMap(message -> message.files().stream()).toList();
    }

    /**
     * Counts the images of all messages.
     *
     * @return how many there are
     */
    public int images() {
        return messages.stream().mapToInt(ReceivedMessage::images).sum();
    }

    /** {@return what was asked, in a line for messages} */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        words.add("model " + model);
        words.add("user says " + Excerpt.quoted(lastUserText()));
        files().stream().distinct().forEach(file -> words.add("file " + file));
        if (images() > 0) {
            words.add(images() + " images");
        }
        if (!tools.isEmpty()) {
            words.add("tools " + String.join(", ", tools));
        }
        Optional.of(messages)
                .filter(all -> !all.isEmpty() && all.getLast().isToolResult())
                .ifPresent(all -> words.add(
                        "a tool's result " + Excerpt.quoted(all.getLast().text())));
        return String.join(", ", words);
    }
}
