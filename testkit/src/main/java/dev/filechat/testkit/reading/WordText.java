// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.reading;

import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.Iterator;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** The text of a Word document (DOCX). The only class that touches Apache POI, which may be missing. */
final class WordText {

    private WordText() {}

    /** Headers, paragraphs, tables, whose rows are lines, and footers. */
    static void write(Document document, Writer out) throws IOException {
        QuietLog4j.apply();
        String text;
        try (OPCPackage parts = open(document);
                XWPFDocument word = new XWPFDocument(parts);
                XWPFWordExtractor extractor = new XWPFWordExtractor(word)) {
            text = extractor.getText();
        } catch (InvalidFormatException | POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException e) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("'" + document.name() + "' cannot be read as a Word document: " + e.getMessage())
                    .withCause(e)
                    .asRuntimeException();
        }
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            // An empty line between paragraphs, as in a text file.
            out.append(lines.next()).append("\n\n");
        }
    }

    private static OPCPackage open(Document document) throws IOException, InvalidFormatException {
        if (document.path().isPresent()) {
            return OPCPackage.open(document.path().get().toFile(), PackageAccess.READ);
        }
        try (InputStream in = document.open()) {
            return OPCPackage.open(in);
        }
    }
}
