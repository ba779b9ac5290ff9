// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import dev.filechat.chat.Usage;

/** What an answer took, in one line. */
final class UsageLine {
    private UsageLine() {}

    static void print(Usage usage) {
        System.out.printf(
                "%nUsage: %,d prompt + %,d completion = %,d tokens%s%n",
                usage.promptTokens(),
                usage.completionTokens(),
                usage.totalTokens(),
                usage.costInUsd()
                        .map(usd -> ", cost $" + usd.stripTrailingZeros().toPlainString())
                        .orElse(""));
    }
}
