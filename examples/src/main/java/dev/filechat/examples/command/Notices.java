// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.TerminalText;
import dev.filechat.chat.responses.Usage;

/** What the command tells besides the answer: on standard error. */
final class Notices {
    private Notices() {}

    static void line(String text) {
        System.err.println(TerminalText.harmless(text));
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
