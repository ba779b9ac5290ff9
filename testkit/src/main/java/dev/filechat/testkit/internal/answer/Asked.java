// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.internal.conversation.RequestedConversation;
import dev.filechat.proto.GetCompletionsRequest;

/**
 * What there is to answer.
 *
 * @param request the request as it came
 * @param received the same in the testkit's own words
 * @param conversation the request's messages, and those that they stand for
 * @param heartbeat called now and then by long work; it throws once the client has gone
 */
public record Asked(
        GetCompletionsRequest request, ChatRequest received, RequestedConversation conversation, Runnable heartbeat) {}
