// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.ChatSnapshot;
import org.junit.jupiter.api.Test;

/** Conversations that are saved and loaded. */
class ChatJsonRoundTripTest {
    @Test
    void nothingIsLost() {
        Seeds.each(1_000, random -> {
            ChatSnapshot snapshot = new RandomValues(random).chat();
            String json = ChatJson.toJson(snapshot);

            ChatSnapshot loaded = ChatJson.fromJson(json);

            assertThat(loaded).isEqualTo(snapshot);
            assertThat(loaded.options().definedOptions())
                    .isEqualTo(snapshot.options().definedOptions());
            assertThat(ChatJson.toJson(loaded)).isEqualTo(json);
        });
    }
}
