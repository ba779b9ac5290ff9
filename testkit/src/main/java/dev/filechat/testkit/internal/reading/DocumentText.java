// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reading;

import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.document.UnreadableException;
import dev.filechat.testkit.internal.encoding.TextEncoding;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;

/**
 * The text of one document. Plain text is streamed; what has to be parsed is read by Apache Tika, where that is at
 * hand, in a JVM of its own.
 */
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
     * Tells whether a document of this kind is read or refused with a reason.
     *
     * @return false for images and the like, which have no text
     */
    public boolean readable() {
        return kind != DocumentKind.OTHER;
    }

    /**
     * Writes all of the text.
     *
     * @param out where to write it; not closed
     * @param heartbeat called several times a second while the document is parsed; it may throw to end the work
     * @throws IOException if the document cannot be read, or the text not be written
     * @throws StatusRuntimeException {@code INVALID_ARGUMENT} if it has no text, is broken, locked, an archive or
     *     beyond the limits, or if its encoding cannot be known; {@code FAILED_PRECONDITION} if a module of Tika is
     *     missing
     */
    public void writeTo(Writer out, Runnable heartbeat) throws IOException {
        try {
            switch (kind) {
                case TEXT -> writePlain(out);
                case PARSED -> ParsedText.write(document, out, heartbeat);
                case ARCHIVE ->
                    throw UnreadableException.because("it is an archive. Upload the documents that are in it");
                case OTHER -> throw UnreadableException.because("it is no document that has a text");
            }
        } catch (UnreadableException e) {
            throw e.asStatus(document.name());
        }
    }

    private void writePlain(Writer out) throws IOException, UnreadableException {
        TextEncoding encoding = encoding();
        try (InputStream in = document.open()) {
            in.skipNBytes(encoding.markLength());
            // Malformed input is replaced.
            Reader reader = new InputStreamReader(in, encoding.charset());
            reader.transferTo(out);
        }
    }

    private TextEncoding encoding() throws IOException, UnreadableException {
        try {
            return TextEncoding.of(document)
                    .orElseThrow(() -> UnreadableException.because(
                            "it is not UTF-8, and no other encoding can be told from its bytes. Save it as UTF-8"));
        } catch (NoClassDefFoundError e) {
            throw UnreadableException.without("tika-parser-text-module");
        }
    }
}
