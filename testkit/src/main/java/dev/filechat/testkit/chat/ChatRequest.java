// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.chat.messages.Role;
import dev.filechat.testkit.internal.text.Excerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A chat request that a fake was sent, for tests to look at. Immutable and thread-safe. Inline files are not kept. */
public final class ChatRequest {

    private final Call call;
    private final String model;
    private final List<ReceivedMessage> messages;
    private final List<String> tools;
    private final ChatSettings settings;

    public ChatRequest(Call call, String model, List<ReceivedMessage> messages, List<String> tools, ChatSettings settings) {
        this.call = call;
        this.model = model;
        this.messages = List.copyOf(messages);
        this.tools = List.copyOf(tools);
        this.settings = settings;
    }

    /** How an answer can be asked for. */
    public enum Kind {
        /** The whole answer at once. */
        WHOLE,
        /** Chunk by chunk. */
        STREAMED,
        /** To be fetched later. */
        DEFERRED
    }

    /** What is known besides the request itself. */
    public record Call(Kind kind, int keyIndex, Instant receivedAt) {}

    /**
     * Returns how the answer was asked for.
     *
     * @return the kind of call
     */
    public Kind kind() {
        return call.kind();
    }

    /**
     * Returns whose request it is: the position of the key among {@code FakeXaiBuilder.keys}.
     *
     * @return the position, from 0
     */
    public int keyIndex() {
        return call.keyIndex();
    }

    /**
     * Returns when it came, by the fake's clock.
     *
     * @return the time
     */
    public Instant receivedAt() {
        return call.receivedAt();
    }

    /**
     * Returns the model that it is for.
     *
     * @return the model's name
     */
    public String model() {
        return model;
    }

    /**
     * Returns the messages as they were sent, without those that a {@code previous_response_id} stands for.
     *
     * @return the messages, in order
     */
    public List<ReceivedMessage> messages() {
        return messages;
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

    /**
     * Returns the tools that it offers.
     *
     * @return the names of functions, and the kinds of the service's own tools, such as {@code web_search}; in order
     */
    public List<String> tools() {
        return tools;
    }

    /**
     * Returns all the rest.
     *
     * @return the settings
     */
    public ChatSettings settings() {
        return settings;
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
