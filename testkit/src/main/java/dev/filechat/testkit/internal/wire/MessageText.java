// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.wire;

import dev.filechat.proto.Content;
import dev.filechat.proto.Message;
import java.util.stream.Collectors;

/** The text of a message. */
public final class MessageText {

    private MessageText() {}

    /** Returns the texts of the message as one, with spaces between. */
    public static String of(Message message) {
        return message.getContentList().stream()
                .filter(Content::hasText)
                .map(Content::getText)
                .collect(Collectors.joining(" "));
    }
}
