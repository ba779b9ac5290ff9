// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.reading;

import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a PDF. The only class that touches PDFBox, which may be missing. */
final class PdfText {

    private PdfText() {}

    static void write(Document document, Writer out) throws IOException {
        QuietLog4j.apply();
        QuietLoggers.ofPdfBox();
        try (PDDocument pdf = load(document)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            // An empty line between paragraphs, as in a text file.
            stripper.setParagraphEnd("\n");
            stripper.writeText(pdf, out);
        }
    }

    private static PDDocument load(Document document) throws IOException {
        try {
            if (document.path().isPresent()) {
                return Loader.loadPDF(document.path().get().toFile(), IOUtils.createTempFileOnlyStreamCache());
            }
            try (InputStream in = document.open()) {
                return Loader.loadPDF(in.readAllBytes());
            }
        } catch (IOException e) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("'" + document.name() + "' cannot be read as a PDF: " + e.getMessage())
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
