// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;

/**
 * Makes text of the service safe for a terminal: {@code System.out.print(TerminalText.harmless(chunk.content()))}. An
 * answer, or the name of a file, may hold escape sequences that clear the screen, set the title or write to the
 * clipboard. Thread-safe.
 */
public final class TerminalText {
    private TerminalText() {}

    /**
     * {@return the text with all control characters but line breaks and tabs written as {@code \}{@code u001b},
     * {@code \r} and the like, and with them the characters that turn the direction of text; a carriage return before a
     * line break is left out} Each chunk of a streamed answer can be passed by itself.
     *
     * @throws NullPointerException if {@code text} is null
     */
    public static String harmless(String text) {
        return ServerText.forTerminal(requireNonNull(text, "text"));
    }
}
