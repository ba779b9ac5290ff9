// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.testkit.internal.conversation.RequestedConversation;

/**
 * What there is to answer.
 *
 * @param request the request as it came
 * @param conversation the request's messages, and those that they stand for
 * @param heartbeat called now and then by long work; it throws once the client has gone
 */
public record Asked(GetCompletionsRequest request, RequestedConversation conversation, Runnable heartbeat) {}
