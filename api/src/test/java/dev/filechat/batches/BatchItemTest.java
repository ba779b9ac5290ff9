// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a chat of a batch refuses, so that the service need not. */
class BatchItemTest {
    private static final List<Message> MESSAGES = List.of(user("Hi"));

    @Test
    void aBlankIdOrModelAndNoMessagesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchItem("\t", "grok-4.5", MESSAGES, ChatOptions.none()))
                .withMessageStartingWith("id is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchItem("a", " ", MESSAGES, ChatOptions.none()))
                .withMessage("model is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchItem("a", "grok-4.5", List.of(), ChatOptions.none()))
                .withMessageStartingWith("messages is empty");
    }

    @Test
    void aMissingMessageIsNamed() {
        List<Message> messages = Arrays.asList(user("Hi"), null);

        assertThatNullPointerException()
                .isThrownBy(() -> new BatchItem("a", "grok-4.5", messages, ChatOptions.none()))
                .withMessage("an element of messages");
    }
}
