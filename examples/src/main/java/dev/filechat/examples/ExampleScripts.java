// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.testkit.chat.TextMatcher.containing;

import dev.filechat.testkit.chat.FakeChat;

/**
 * What the fake service does not do by itself: it calls a function only when told to. All else it answers from files.
 */
final class ExampleScripts {
    private ExampleScripts() {}

    static void addTo(FakeChat chat) {
        chat.answerUnmatched();
        chat.whenUserSays(containing("paid"))
                .withFile("invoice.txt")
                .withTool("find_payments")
                .callTool("find_payments", "{\"invoiceNumber\": \"2026-0417\"}")
                .times(1);
        chat.whenUserSays(containing("revenue"))
                .withFile("report.txt")
                .withTool("convert")
                .callTool("convert", "{\"euros\": 6100000, \"currency\": \"CHF\"}")
                .callTool("convert", "{\"euros\": 6100000, \"currency\": \"SEK\"}")
                .times(1);
    }
}
