// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.FileChatClient;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import java.util.List;

/**
 * What both models are made of.
 *
 * @param client makes the calls
 * @param parameters those of requests that do not have their own
 * @param listeners those of requests, responses and errors
 */
record ModelSettings(FileChatClient client, FileChatRequestParameters parameters, List<ChatModelListener> listeners) {}
