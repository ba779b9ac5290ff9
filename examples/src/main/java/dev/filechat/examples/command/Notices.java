// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.TerminalText;
import dev.filechat.chat.responses.Usage;

/** What the command tells besides the answer: on standard error. */
final class Notices {
    private Notices() {}

    /** A terminal shows it in several lines if it is too long for one, broken between words. */
    static void line(String text) {
        String harmless = TerminalText.harmless(text);
        int columns = Terminals.ERROR_COLUMNS;
        System.err.println(columns > 0 ? WrappedText.wrap(harmless, columns) : harmless);
    }

    /** An empty line, for the eye only. */
    static void gap() {
        if (Terminals.ERROR_COLUMNS > 0) {
            System.err.println();
        }
    }

    static String usage(Usage usage) {
        String cost = usage.costInUsd()
                .map(usd -> ", cost $" + usd.stripTrailingZeros().toPlainString())
                .orElse("");
        return String.format(
                "Usage: %,d prompt + %,d completion = %,d tokens%s",
                usage.promptTokens(), usage.completionTokens(), usage.totalTokens(), cost);
    }
}
