// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** Breaks text into lines between words; a word that is longer than a line is broken too. */
final class WrappedText {
    /** The indentation of a line, and a first column if there is one: two spaces end it. */
    private static final Pattern INDENT = Pattern.compile("\\s*(?:\\S+(?: \\S+)* {2,})?");

    private WrappedText() {}

    static List<AttributedString> lines(AttributedString text, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = end(text, start, columns);
            lines.add(text.subSequence(start, end));
            start = next(text, end);
        }
        return lines;
    }

    /** {@return where the line ends that begins at an index} */
    static int end(AttributedString text, int start, int columns) {
        String characters = text.toString();
        int lineBreak = characters.indexOf('\n', start);
        int end = lineBreak < 0 ? characters.length() : lineBreak;
        AttributedString line = text.subSequence(start, end);
        if (line.columnLength() <= columns) {
            return end;
        }
        int most = Math.max(1, line.columnSubSequence(0, columns).length());
        int space = line.toString().lastIndexOf(' ', most);
        return start + (space > 0 ? space : most);
    }

    /** {@return where the line begins after the one that ends at an index; behind the text if there is none} */
    static int next(AttributedString text, int end) {
        int next = end;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean inLine = next < text.length() && text.charAt(next) != '\n';
        return inLine ? next : next + 1;
    }

    /** {@return a line in as many as it needs: those after the first begin where its text does} */
    static String wrap(String line, int columns) {
        Matcher indent = INDENT.matcher(line);
        int width = indent.lookingAt() && indent.end() <= columns / 2 ? indent.end() : 0;
        return lines(new AttributedString(line.substring(width)), Math.max(1, columns - width)).stream()
                .map(AttributedString::toString)
                .collect(Collectors.joining("\n" + " ".repeat(width), line.substring(0, width), ""));
    }
}
