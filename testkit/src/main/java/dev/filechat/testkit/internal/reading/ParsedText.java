// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reading;

import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.document.UnreadableException;
import dev.filechat.testkit.internal.reader.ParserModule;
import dev.filechat.testkit.internal.reader.ReaderProcesses;
import java.io.IOException;
import java.io.Writer;

/** The text of a document that another process parses. */
final class ParsedText {

    private ParsedText() {}

    static void write(Document document, Writer out, Runnable heartbeat) throws IOException, UnreadableException {
        if (!isTikaThere()) {
            throw UnreadableException.without(ParserModule.artifactFor(document.name()));
        }
        ReaderProcesses.read(document, out, heartbeat);
    }

    private static boolean isTikaThere() {
        return ParsedText.class.getClassLoader().getResource("org/apache/tika/parser/Parser.class") != null;
    }
}
