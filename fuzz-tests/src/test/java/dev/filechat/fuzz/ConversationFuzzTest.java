// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.filechat.chat.ChatSnapshot;
import dev.filechat.jackson.ChatJson;
import dev.filechat.jackson.ChatJsonException;

/** Any text is read as a saved conversation, or is refused by the exception that is promised. */
@NeedsJazzer
class ConversationFuzzTest {
    @DictionaryEntries({
        "\"messages\":[",
        "\"options\":{",
        "\"tools\":[",
        "\"usage\":{",
        "\"type\":",
        "\"role\":\"user\"",
        "null",
        "1e999999",
        "-1",
        "\\\\ud83d"
    })
    @FuzzTest
    void aConversationIsReadOrRefused(byte[] bytes) {
        ChatSnapshot chat;
        try {
            chat = ChatJson.fromJson(ForeignText.of(bytes));
        } catch (ChatJsonException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }

        assertThat(ChatJson.fromJson(ChatJson.toJson(chat))).isEqualTo(chat);
    }
}
