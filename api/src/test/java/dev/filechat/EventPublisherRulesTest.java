// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import java.util.concurrent.Flow;

/**
 * The rules of publishers for events: the transport's chunks are made so that each is one event, the last one with the
 * whole answer.
 */
public class EventPublisherRulesTest extends FlowRules<ChatEvent> {
    @Override
    Flow.Publisher<ChatEvent> publisher(AsyncClient async, Chat chat) {
        return async.events(chat);
    }
}
