// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.TerminalText;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The text of a paragraph or a heading, with emphasis, code and links. */
final class StyledText {
    private static final Pattern OPENING = Pattern.compile("[*_`\\[<&\\\\]");

    private final AttributedStringBuilder text = new AttributedStringBuilder();

    private StyledText() {}

    static AttributedString of(Node block, AttributedStyle style) {
        StyledText styled = new StyledText();
        styled.appendChildren(block, style);
        return styled.text.toAttributedString();
    }

    /**
     * {@return how much of a paragraph's text stays as it is, whatever follows it} A character that is shown as it is,
     * but begins something else once its counterpart has come, ends that; so does what it is in.
     */
    static int settledLength(Paragraph paragraph) {
        StyledText styled = new StyledText();
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (opens(node)) {
                break;
            }
            styled.append(node, AttributedStyle.DEFAULT);
        }
        return styled.text.length();
    }

    private static boolean opens(Node node) {
        boolean opens =
                node instanceof Text text && OPENING.matcher(text.getLiteral()).find();
        for (Node child = node.getFirstChild(); child != null && !opens; child = child.getNext()) {
            opens = opens(child);
        }
        return opens;
    }

    private void appendChildren(Node parent, AttributedStyle style) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            append(node, style);
        }
    }

    private void append(Node node, AttributedStyle style) {
        switch (node) {
            case Text literal -> append(literal.getLiteral(), style);
            case Code code -> append(code.getLiteral(), style.foreground(AttributedStyle.CYAN));
            case HtmlInline html -> append(html.getLiteral(), style);
            case Emphasis emphasis -> appendChildren(emphasis, style.italic());
            case StrongEmphasis strong -> appendChildren(strong, style.bold());
            case SoftLineBreak lineBreak -> text.append("\n"); // as it was written: rows of a table stay rows
            case HardLineBreak lineBreak -> text.append("\n");
            case Link link -> {
                int start = text.length();
                appendChildren(link, style.underline());
                String shown = text.subSequence(start, text.length()).toString();
                if (!shown.equals(TerminalText.harmless(link.getDestination()))) {
                    append(" (" + link.getDestination() + ")", style);
                }
            }
            default -> appendChildren(node, style); // of an image its description
        }
    }

    /** Also a control character that was written as an entity is made harmless. */
    private void append(String literal, AttributedStyle style) {
        text.styled(style, TerminalText.harmless(literal).replace("\t", "    "));
    }
}
