// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The text of what Tika finds in a document: an empty line between paragraphs, a tab between the cells of a row. A
 * mail's headers, and the title of a page, stand before it.
 */
final class TextHandler extends DefaultHandler {

    static final long MOST_CHARACTERS = 100_000_000;

    private static final Set<String> PARAGRAPHS =
            Set.of("p h1 h2 h3 h4 h5 h6 div ul ol dl blockquote address table li dt dd title hr section article option"
                    .split(" "));
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> UNSEEN = Set.of("head", "style", "script");

    private final Writer out;
    private final Metadata metadata;
    private final boolean markup;
    private long written;
    private int unseen;
    private int preformatted;
    private int rows;
    private boolean rowBegun;
    private boolean cellEnded;
    private int breaks;
    private boolean space;
    private boolean anything;
    private boolean begun;

    /** The document has more text than is read. */
    static final class TooLongException extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    TextHandler(Writer out, Metadata metadata) {
        this.out = out;
        this.metadata = metadata;
        String type = metadata.get(Metadata.CONTENT_TYPE);
        this.markup = type != null && (type.contains("html") || type.contains("epub"));
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        String element = localName.toLowerCase(Locale.ROOT);
        if (UNSEEN.contains(element)) {
            unseen++;
        } else if (element.equals("pre")) {
            preformatted++;
        } else if (element.equals("tr")) {
            breakLine(2);
            rows++;
        } else if (CELLS.contains(element)) {
            cellEnded |= rowBegun;
        } else if (PARAGRAPHS.contains(element)) {
            breakLine(2);
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) throws SAXException {
        String element = localName.toLowerCase(Locale.ROOT);
        if (UNSEEN.contains(element)) {
            unseen--;
        } else if (element.equals("br")) {
            breakLine(1);
        } else if (element.equals("pre")) {
            preformatted--;
            breakLine(2);
        } else if (element.equals("tr")) {
            rows--;
            rowBegun = false;
            cellEnded = false;
            breakLine(2);
        } else if (PARAGRAPHS.contains(element)) {
            breakLine(2);
        }
    }

    /** A row of a table stays one line, even if its cells have line breaks. */
    private void breakLine(int lines) {
        if (rows > 0) {
            space = true;
        } else {
            breaks = Math.max(breaks, lines);
        }
    }

    @Override
    public void characters(char[] text, int from, int count) throws SAXException {
        if (unseen == 0) {
            write(new String(text, from, count));
        }
    }

    @Override
    public void ignorableWhitespace(char[] text, int from, int count) throws SAXException {
        characters(text, from, count);
    }

    /** Writes what stands before the text if there was none. */
    void end() throws SAXException {
        write("");
    }

    private void write(String text) throws SAXException {
        if (!begun) {
            begun = true;
            writeHeaders();
        }
        StringBuilder clean = new StringBuilder(text.length() + 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && (!markup || preformatted > 0) && rows == 0) {
                breaks = Math.min(2, breaks + 1);
            } else if (Character.isWhitespace(c)) {
                space = true;
            } else {
                clean.append(gap()).append(c);
            }
        }
        written += clean.length();
        if (written > MOST_CHARACTERS) {
            throw new TooLongException();
        }
        try {
            out.append(clean);
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    /** What stands between the last character and the next. */
    private String gap() {
        String gap = "";
        if (breaks > 0) {
            gap = anything ? "\n".repeat(breaks) : "";
        } else if (cellEnded) {
            gap = "\t";
        } else if (space) {
            gap = anything ? " " : "";
        }
        breaks = 0;
        space = false;
        cellEnded = false;
        anything = true;
        rowBegun = rows > 0;
        return gap;
    }

    private void writeHeaders() throws SAXException {
        String type = metadata.get(Metadata.CONTENT_TYPE);
        if (type == null) {
            return;
        }
        if (type.startsWith("message/") || type.equals("application/vnd.ms-outlook")) {
            header("From", List.of(metadata.getValues(Message.MESSAGE_FROM)));
            header("To", List.of(metadata.getValues(Message.MESSAGE_TO)));
            header("Cc", List.of(metadata.getValues(Message.MESSAGE_CC)));
            header("Date", List.of(metadata.getValues(TikaCoreProperties.CREATED)));
            header("Subject", List.of(metadata.getValues(TikaCoreProperties.SUBJECT)));
        } else if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
            String title = metadata.get(TikaCoreProperties.TITLE);
            if (title != null) {
                write(title);
                breakLine(2);
            }
        }
    }

    private void header(String name, List<String> values) throws SAXException {
        if (!values.isEmpty()) {
            write(name + ": " + String.join(", ", values));
            breakLine(2);
        }
    }
}
