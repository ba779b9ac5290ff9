// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jline.utils.AttributedString;

/** Shows an answer in Markdown on a terminal, each paragraph or item of a list once it is whole: nothing is redrawn. */
final class MarkdownAnswer implements AnswerSink {
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
    /** Whether the next block needs an empty line before it. */
    private boolean apart;

    MarkdownAnswer(Consumer<String> output, IntSupplier columns) {
        this.output = output;
        this.columns = columns;
    }

    @Override
    public void text(String text) {
        pending.append(text);
        if (text.indexOf('\n') >= 0) {
            showWhole();
        }
    }

    @Override
    public void close() {
        String rest = pending.toString();
        pending.setLength(0);
        show(rest);
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
            String whole = pending.substring(0, end);
            pending.delete(0, end);
            show(whole);
            apart = !inList || !((ListBlock) last).isTight();
        }
    }

    private void show(String markdown) {
        List<AttributedString> lines = MarkdownLines.of(PARSER.parse(markdown), columns.getAsInt(), false);
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder shown = new StringBuilder(apart ? "\n" : "");
        lines.forEach(line -> shown.append(line.toAnsi()).append('\n'));
        output.accept(shown.toString());
        apart = true;
    }
}
