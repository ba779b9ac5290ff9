// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.text.ServerText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that the service has compacted. Immutable and thread-safe.
 *
 * @param id the compaction's id, empty if not set
 * @param encryptedContent the conversation, which only the service can read
 * @param droppedMessages the number of messages that it no longer contains
 * @param reportedUsage the usage; null if the service did not report it
 */
public record Compaction(
        String id,
        String encryptedContent,
        long droppedMessages,
        @Nullable Usage reportedUsage) {
    /** Refuses null. */
    public Compaction {
        requireNonNull(id, "id");
        requireNonNull(encryptedContent, "encryptedContent");
    }

    /** {@return the usage, if the service reported it} */
    public Optional<Usage> usage() {
        return Optional.ofNullable(reportedUsage);
    }

    /** {@return the message that stands for the conversation in later requests} */
    public Message toMessage() {
        return Message.builder(Role.USER).encryptedContent(encryptedContent).build();
    }

    /** {@return sizes, never the content} */
    @Override
    public String toString() {
        return ServerText.escaped("Compaction[" + id + ", " + encryptedContent.length() + " chars, " + droppedMessages
                + " messages dropped]");
    }
}
