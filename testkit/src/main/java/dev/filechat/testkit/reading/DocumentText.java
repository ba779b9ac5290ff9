// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.reading;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;

/** The text of one document. Text files are read as they are, a PDF through Apache PDFBox and a Word document (DOCX) through Apache POI, where these are at hand. */
public final class DocumentText {

    private final Document document;
    private final DocumentKind kind;

    private DocumentText(Document document, DocumentKind kind) {
        this.document = document;
        this.kind = kind;
    }

    /**
     * Finds out what the document is.
     *
     * @param document the document
     * @return its text, not read yet
     * @throws IOException if the document cannot be read
     */
    public static DocumentText of(Document document) throws IOException {
        return new DocumentText(document, DocumentKind.of(document));
    }

    /**
     * Tells whether text can be had from a document of this kind.
     *
     * @return false for images, archives and the like
     */
    public boolean readable() {
        return kind != DocumentKind.OTHER;
    }

    /**
     * Writes all of the text.
     *
     * @param out where to write it; not closed
     * @throws IOException if the document cannot be read, or the text not be written
     * @throws StatusRuntimeException {@code INVALID_ARGUMENT} if it is not readable, or a broken or locked PDF or Word
     *     document, {@code FAILED_PRECONDITION} if PDFBox or POI is missing
     */
    public void writeTo(Writer out) throws IOException {
        switch (kind) {
            case TEXT -> writePlain(out);
            case PDF -> with("PDFs", "Apache PDFBox", "org.apache.pdfbox:pdfbox", () -> PdfText.write(document, out));
            case WORD ->
                with("Word documents", "Apache POI", "org.apache.poi:poi-ooxml", () -> WordText.write(document, out));
            case OTHER ->
                throw Status.INVALID_ARGUMENT
                        .withDescription("No text can be extracted from '" + document.name() + "'.")
                        .asRuntimeException();
        }
    }

    private void writePlain(Writer out) throws IOException {
        ByteOrderMark mark;
        try (InputStream in = document.open()) {
            mark = ByteOrderMark.of(in.readNBytes(ByteOrderMark.LONGEST));
        }
        try (InputStream in = document.open()) {
            in.skipNBytes(mark.length());
            // Malformed input is replaced.
            Reader reader = new InputStreamReader(in, mark.charset());
            reader.transferTo(out);
        }
    }

    private interface Extraction {
        void run() throws IOException;
    }

    private static void with(String what, String library, String artifact, Extraction extraction) throws IOException {
        try {
            extraction.run();
        } catch (NoClassDefFoundError e) {
            throw Status.FAILED_PRECONDITION
                    .withDescription("The fake reads " + what + " with " + library + ", which is missing. Add "
                            + artifact + " to the class path.")
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
