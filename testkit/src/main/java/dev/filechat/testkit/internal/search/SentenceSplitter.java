// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.search;

import java.io.IOException;
import java.io.Writer;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts the text that is written to it into sentences. Lines that were only wrapped are joined first. Holds one
 * paragraph at a time, and of an endless one only a part.
 */
final class SentenceSplitter extends Writer {

    /** Takes one sentence after another. */
    interface Sink {
        void sentence(String sentence) throws IOException;
    }

    /** A longer sentence is cut at a space. */
    static final int MAX_SENTENCE = 1_000;

    private static final int MAX_PARAGRAPH = 16_384;

    /** A shorter line was not wrapped: it is a heading, an item, or the end of a paragraph. */
    private static final int WRAPPED_LINE = 30;

    /** The first character of the blocks of East Asian signs and letters. */
    private static final char FIRST_WIDE = '\u3000';

    private static final Pattern NUMBER_OF_ITEM = Pattern.compile("[(\\[#*-]?\\s*(\\d+(\\.\\d+)*|\\p{L})\\.");

    /** An operator, or French. */
    private static final Pattern SIGN_APART = Pattern.compile("(?s).*[\\s\u00A0\u202F][?!.]+");

    private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private final Sink sink;
    private int lastLineLength;

    SentenceSplitter(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void write(char[] text, int offset, int count) throws IOException {
        int start = offset;
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            if (text[i] == '\n' || text[i] == '\f') {
                line.append(text, start, i - start);
                start = i + 1;
                endLine();
            }
        }
        line.append(text, start, end - start);
        if (line.length() > MAX_PARAGRAPH) {
            endLine();
        }
    }

    private void endLine() throws IOException {
        String text = line.toString().replace('\0', ' ').strip();
        line.setLength(0);
        if (text.isEmpty() || !continues(text)) {
            drain(0);
        }
        if (!paragraph.isEmpty()) {
            paragraph.append(' ');
        }
        paragraph.append(text);
        lastLineLength = text.length();
        if (paragraph.length() > MAX_PARAGRAPH) {
            drain(1);
        }
    }

    private boolean continues(String text) {
        return Character.isLowerCase(text.charAt(0))
                || (lastLineLength >= WRAPPED_LINE && (Character.isLetter(text.charAt(0)) || isQuote(text.charAt(0))));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '(' || c == '\u201C' || c == '\u2018';
    }

    /** Passes on the sentences of the paragraph except the last few, which may go on. */
    private void drain(int keep) throws IOException {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = paragraph.toString();
        paragraph.setLength(0);
        sentences.setText(text);
        int start = 0;
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            if (end < text.length() && !isEnd(text, start, end)) {
                continue;
            }
            if (keep > 0 && end == text.length() && start > 0) {
                paragraph.append(text, start, end);
            } else {
                pass(text.substring(start, end).strip());
            }
            start = end;
        }
    }

    /** The iterator knows prose: it also stops within code, addresses, and after the number of an item. */
    private static boolean isEnd(String text, int start, int end) {
        char last = text.charAt(end - 1);
        if (last >= FIRST_WIDE) {
            return true; // scripts that set no spaces between sentences
        }
        if (!Character.isWhitespace(last)) {
            return false;
        }
        String sentence = text.substring(start, end).strip();
        if (NUMBER_OF_ITEM.matcher(sentence).matches()) {
            return false;
        }
        char next = text.charAt(end);
        return !SIGN_APART.matcher(sentence).matches() || Character.isUpperCase(next) || isQuote(next);
    }

    private void pass(String sentence) throws IOException {
        String rest = sentence;
        while (rest.length() > MAX_SENTENCE) {
            int space = rest.lastIndexOf(' ', MAX_SENTENCE);
            int end = space > 0 ? space : MAX_SENTENCE;
            sink.sentence(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            sink.sentence(rest);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
        endLine();
        drain(0);
    }
}
