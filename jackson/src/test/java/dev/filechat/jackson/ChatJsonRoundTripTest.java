// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.ChatSnapshot;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Conversations that are saved and loaded. */
class ChatJsonRoundTripTest {
    @Property(tries = 1_000)
    void nothing_is_lost(@ForAll("snapshots") ChatSnapshot snapshot) {
        String json = ChatJson.toJson(snapshot);

        ChatSnapshot loaded = ChatJson.fromJson(json);

        assertThat(loaded).isEqualTo(snapshot);
        assertThat(loaded.options().definedOptions())
                .isEqualTo(snapshot.options().definedOptions());
        assertThat(ChatJson.toJson(loaded)).isEqualTo(json);
    }

    @Provide
    Arbitrary<ChatSnapshot> snapshots() {
        return Arbitraries.randomValue(random -> new RandomValues(random).chat());
    }
}
