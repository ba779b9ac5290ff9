// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** A question is a line, or several: one that ends with a backslash goes on. Quotes are nothing special. */
final class QuestionParser extends DefaultParser {
    private static final char GOES_ON = '\\';

    QuestionParser() {
        setQuoteChars(new char[0]);
        setEscapeChars(new char[0]);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !line.isEmpty() && line.charAt(line.length() - 1) == GOES_ON) {
            throw new EOFError(-1, line.length(), "The line goes on");
        }
        return super.parse(line, cursor, context);
    }

    /** {@return the lines without the backslashes that join them} */
    static String text(String read) {
        return read.replace(GOES_ON + "\n", "\n").strip();
    }
}
