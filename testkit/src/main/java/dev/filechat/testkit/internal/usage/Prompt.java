// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.usage;

import dev.filechat.testkit.internal.conversation.RequestedConversation;

/**
 * What the request counts for.
 *
 * @param textTokens tokens of the messages and of what was read in their files
 * @param imageTokens tokens of the images
 * @param cachedTextTokens those of the text that the service has read in an earlier turn
 */
public record Prompt(int textTokens, int imageTokens, int cachedTextTokens) {

    public static Prompt of(RequestedConversation conversation, long charactersRead) {
        return new Prompt(
                TokenEstimate.of(conversation.characters() + charactersRead),
                conversation.imageTokens(),
                TokenEstimate.of(conversation.earlierCharacters()));
    }

    int tokens() {
        return textTokens + imageTokens;
    }
}
