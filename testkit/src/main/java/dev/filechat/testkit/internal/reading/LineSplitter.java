// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reading;

import java.io.Writer;
import java.util.function.Consumer;

/** Cuts what is written to it into lines. Of a line that is too long, the rest is passed over. */
final class LineSplitter extends Writer {

    private final int longest;
    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();

    LineSplitter(int longest, Consumer<String> lines) {
        this.longest = longest;
        this.lines = lines;
    }

    @Override
    public void write(char[] text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (text[i] == '\n' || text[i] == '\r') {
                end();
            } else if (line.length() < longest) {
                line.append(text[i]);
            }
        }
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.accept(line.toString());
            line.setLength(0);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        end();
    }
}
