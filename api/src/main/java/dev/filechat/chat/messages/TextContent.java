// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;

/**
 * A text in a message. Immutable and thread-safe.
 *
 * @param text the text, may be empty
 */
public record TextContent(String text) implements Content {
    /** Refuses null. */
    public TextContent {
        Checks.text("text", text);
    }

    /** {@return the text's start} */
    @Override
    public String toString() {
        return ServerText.escaped("TextContent[" + Fields.cut(text) + "]");
    }
}
