// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.TerminalText;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Lays Markdown out in lines for a terminal. No text of it reaches the terminal as a control sequence. */
final class MarkdownLines {
    private static final int LEAST_WIDTH = 10;
    private static final int MOST_WIDTH = 100;
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle CODE = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);

    private MarkdownLines() {}

    /** Lays out all blocks of a parent, with an empty line between two of them unless they are tight. */
    static List<AttributedString> of(Node parent, int columns, boolean tight) {
        List<AttributedString> lines = new ArrayList<>();
        for (Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            if (!lines.isEmpty() && !tight) {
                lines.add(AttributedString.EMPTY);
            }
            lines.addAll(block(block, width(columns)));
        }
        return lines;
    }

    /** {@return how long a line may be on a terminal of these columns} */
    static int width(int columns) {
        return Math.clamp(columns, LEAST_WIDTH, MOST_WIDTH);
    }

    /** {@return the style of all text of a block} */
    static AttributedStyle style(Node block) {
        return block instanceof Heading ? AttributedStyle.BOLD : AttributedStyle.DEFAULT;
    }

    private static List<AttributedString> block(Node block, int columns) {
        return switch (block) {
            case BlockQuote quote -> {
                AttributedString bar = new AttributedString("> ", FAINT);
                yield prefixed(of(quote, columns - 2, false), bar, bar);
            }
            case ListBlock list -> list(list, columns);
            case FencedCodeBlock code -> verbatim(code.getLiteral());
            case IndentedCodeBlock code -> verbatim(code.getLiteral());
            case HtmlBlock html -> verbatim(html.getLiteral());
            case ThematicBreak line -> List.of(new AttributedString("-".repeat(Math.min(columns, 20)), FAINT));
            default -> WrappedText.lines(StyledText.of(block, style(block)), columns);
        };
    }

    private static List<AttributedString> list(ListBlock list, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (!lines.isEmpty() && !list.isTight()) {
                lines.add(AttributedString.EMPTY);
            }
            String marker = list instanceof BulletList ? "• " : number++ + ". ";
            List<AttributedString> content =
                    item instanceof ListItem ? of(item, columns - marker.length(), list.isTight()) : List.of();
            lines.addAll(prefixed(
                    content.isEmpty() ? List.of(AttributedString.EMPTY) : content,
                    new AttributedString(marker),
                    new AttributedString(" ".repeat(marker.length()))));
        }
        return lines;
    }

    private static List<AttributedString> verbatim(String text) {
        return TerminalText.harmless(text)
                .lines()
                .map(line -> new AttributedString("    " + line.replace("\t", "    "), CODE))
                .toList();
    }

    private static List<AttributedString> prefixed(
            List<AttributedString> lines, AttributedString first, AttributedString rest) {
        List<AttributedString> all = new ArrayList<>();
        for (AttributedString line : lines) {
            all.add(AttributedString.join(AttributedString.EMPTY, all.isEmpty() ? first : rest, line));
        }
        return all;
    }
}
