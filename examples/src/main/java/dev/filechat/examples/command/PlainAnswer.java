// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.TerminalText;
import java.util.function.Consumer;

/** Writes an answer as it arrives, with a line break at its end. */
final class PlainAnswer implements AnswerSink {
    private final Consumer<String> output;
    private boolean inLine;

    PlainAnswer(Consumer<String> output) {
        this.output = output;
    }

    @Override
    public void text(String text) {
        if (!text.isEmpty()) {
            output.accept(TerminalText.harmless(text));
            inLine = !text.endsWith("\n");
        }
    }

    @Override
    public void close() {
        if (inLine) {
            inLine = false;
            output.accept("\n");
        }
    }
}
