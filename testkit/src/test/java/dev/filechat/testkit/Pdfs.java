// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.util.Matrix;

/** PDFs made for tests. */
final class Pdfs {

    private Pdfs() {}

    /** One page a text; its lines are set one below the other. */
    static byte[] withPages(String... pages) throws IOException {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (String text : pages) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 11);
                    content.setLeading(14);
                    content.newLineAtOffset(60, 720);
                    for (String line : text.lines().toList()) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            pdf.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        }
    }

    /** Its text is turned by a quarter, and comes letter by letter. */
    static byte[] turned(String text) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 11);
                content.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, 300, 100));
                content.showText(text);
                content.endText();
            }
            return saved(pdf);
        }
    }

    /** A form with a field that is filled in. */
    static byte[] form(String name, String value) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            PDAcroForm form = new PDAcroForm(pdf);
            pdf.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
            form.setDefaultResources(resources);
            PDTextField field = new PDTextField(form);
            field.setPartialName(name);
            field.setDefaultAppearance("/Helv 11 Tf 0 g");
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(50, 700, 300, 20));
            widget.setPage(page);
            page.getAnnotations().add(widget);
            form.getFields().add(field);
            field.setValue(value);
            return saved(pdf);
        }
    }

    /** A note that is stuck to a page. */
    static byte[] note(String text) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            PDAnnotationText note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(50, 700, 20, 20));
            note.setContents(text);
            page.getAnnotations().add(note);
            return saved(pdf);
        }
    }

    /** Asks for a password. */
    static byte[] locked(String text) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(withPages(text))) {
            pdf.protect(new StandardProtectionPolicy("owner", "heron", new AccessPermission()));
            return saved(pdf);
        }
    }

    /** Small, and endless to read: its form shows itself twice. */
    static byte[] callingItself() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R
                /Resources<</XObject<</F 5 0 R>>>>>>endobj
                4 0 obj<</Length 5>>stream
                /F Do
                endstream endobj
                5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 100 100]
                /Resources<</XObject<</F 5 0 R>>>>/Length 11>>stream
                /F Do /F Do
                endstream endobj
                trailer<</Root 1 0 R>>
                """.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] saved(PDDocument pdf) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }
}
