// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Breaks text into lines between words; a word that is longer than a line is broken too. */
final class WrappedText {
    private WrappedText() {}

    static List<AttributedString> lines(AttributedString text, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        String characters = text.toString();
        int start = 0;
        while (start <= characters.length()) {
            int end = characters.indexOf('\n', start);
            end = end < 0 ? characters.length() : end;
            wrap(text.subSequence(start, end), columns, lines);
            start = end + 1;
        }
        return lines;
    }

    private static void wrap(AttributedString line, int columns, List<AttributedString> lines) {
        AttributedString rest = line;
        while (rest.length() > 0 && rest.columnLength() > columns) {
            int most = Math.max(1, rest.columnSubSequence(0, columns).length());
            int space = rest.toString().lastIndexOf(' ', most);
            int end = space > 0 ? space : most;
            lines.add(rest.subSequence(0, end));
            while (end < rest.length() && rest.charAt(end) == ' ') {
                end++;
            }
            rest = rest.subSequence(end, rest.length());
        }
        if (rest.length() > 0 || line.length() == 0) {
            lines.add(rest);
        }
    }
}
