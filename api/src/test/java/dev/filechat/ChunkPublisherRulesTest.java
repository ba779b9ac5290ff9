// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.chat.Chat;
import dev.filechat.chat.responses.ChatChunk;
import java.util.concurrent.Flow;

/** Public, as TestNG requires. */
public class ChunkPublisherRulesTest extends FlowRules<ChatChunk> {
    @Override
    Flow.Publisher<ChatChunk> publisher(AsyncClient async, Chat chat) {
        return async.stream(chat);
    }
}
