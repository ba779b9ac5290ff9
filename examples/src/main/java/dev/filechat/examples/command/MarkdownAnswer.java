// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Shows an answer in Markdown on a terminal: each line of a paragraph, and each item of a list, once it is whole.
 * Nothing is redrawn but the line below, which says that the answer goes on.
 */
final class MarkdownAnswer implements AnswerSink {
    private static final String GOES_ON = "Answering…";
    private static final String FAINT = new AttributedString(GOES_ON, AttributedStyle.DEFAULT.faint()).toAnsi();
    private static final String ERASE_LINE = "\r\u001b[K";
    /** What nests deeper is shown as text. */
    private static final int MOST_NESTING = 20;

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MOST_NESTING)
            .maxInlineNesting(MOST_NESTING)
            .build();

    private final Consumer<String> output;
    private final IntSupplier columns;
    private final StringBuilder pending = new StringBuilder();
    /** The characters of the first pending block that are shown already. */
    private int shown;
    /** The length of {@link #pending} when it was parsed last. */
    private int parsed;
    /** Whether the next block needs an empty line before it. */
    private boolean apart;

    private boolean goesOn;

    MarkdownAnswer(Consumer<String> output, IntSupplier columns) {
        this.output = output;
        this.columns = columns;
    }

    @Override
    public void begin() {
        goesOn = columns.getAsInt() > GOES_ON.length();
        if (goesOn) {
            output.accept(FAINT);
        }
    }

    @Override
    public void text(String text) {
        pending.append(text);
        if (text.indexOf('\n') >= 0 || pending.length() - parsed > MarkdownLines.width(columns.getAsInt()) / 2) {
            showWhole();
            parsed = pending.length();
        }
    }

    @Override
    public void close() {
        List<AttributedString> rest = linesOf(pending.toString());
        pending.setLength(0);
        shown = 0;
        String erased = goesOn ? ERASE_LINE : "";
        goesOn = false;
        if (!erased.isEmpty() || !rest.isEmpty()) {
            output.accept(erased + text(rest));
        }
    }

    /** Shows all before the last block, or before the last item of a list: that one may go on. */
    private void showWhole() {
        Node last = PARSER.parse(pending.toString()).getLastChild();
        if (last == null) {
            return;
        }
        boolean inList = last instanceof ListBlock && last.getFirstChild() != last.getLastChild();
        List<SourceSpan> spans = (inList ? last.getLastChild() : last).getSourceSpans();
        int end = spans.isEmpty() ? 0 : spans.getFirst().getInputIndex();
        if (end > 0) {
            show(linesOf(pending.substring(0, end)));
            pending.delete(0, end);
            shown = 0;
            apart = !inList || !((ListBlock) last).isTight();
        }
        List<AttributedString> lines = last instanceof Paragraph paragraph ? wholeLines(paragraph) : List.of();
        if (!lines.isEmpty()) {
            show(lines);
            apart = false; // the rest of the paragraph follows
        }
    }

    /** The lines of a paragraph that may go on: all but its last one, and nothing that the text to come may change. */
    private List<AttributedString> wholeLines(Paragraph paragraph) {
        AttributedString text = StyledText.of(paragraph, AttributedStyle.DEFAULT);
        int settled = StyledText.settledLength(paragraph);
        int width = MarkdownLines.width(columns.getAsInt());
        List<AttributedString> lines = new ArrayList<>();
        int end = WrappedText.end(text, shown, width);
        int next = WrappedText.next(text, end);
        while (next <= settled && next < text.length()) {
            lines.add(text.subSequence(shown, end));
            shown = next;
            end = WrappedText.end(text, shown, width);
            next = WrappedText.next(text, end);
        }
        return lines;
    }

    /** The lines of Markdown without those of its first block that are shown already. */
    private List<AttributedString> linesOf(String markdown) {
        Node document = PARSER.parse(markdown);
        List<AttributedString> lines = new ArrayList<>();
        Node first = document.getFirstChild();
        if (shown > 0 && first != null) {
            AttributedString text = StyledText.of(first, MarkdownLines.style(first));
            if (shown < text.length()) {
                AttributedString rest = text.subSequence(shown, text.length());
                lines.addAll(WrappedText.lines(rest, MarkdownLines.width(columns.getAsInt())));
            }
            if (first.getNext() != null) {
                lines.add(AttributedString.EMPTY);
            }
            first.unlink();
        }
        lines.addAll(MarkdownLines.of(document, columns.getAsInt(), false));
        return lines;
    }

    private void show(List<AttributedString> lines) {
        if (!lines.isEmpty()) {
            output.accept(goesOn ? ERASE_LINE + text(lines) + FAINT : text(lines));
        }
    }

    private String text(List<AttributedString> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(apart ? "\n" : "");
        lines.forEach(line -> text.append(line.toAnsi()).append('\n'));
        apart = true;
        return text.toString();
    }
}
