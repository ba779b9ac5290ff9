// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Office documents and books made for tests. */
final class OfficeDocuments {

    private interface Saved {
        void to(OutputStream out) throws IOException;
    }

    private OfficeDocuments() {}

    static byte[] xls(String cell) throws IOException {
        try (Workbook workbook = new HSSFWorkbook()) {
            return sheet(workbook, cell);
        }
    }

    static byte[] xlsx(String cell) throws IOException {
        try (Workbook workbook = new XSSFWorkbook()) {
            return sheet(workbook, cell);
        }
    }

    private static byte[] sheet(Workbook workbook, String cell) throws IOException {
        workbook.createSheet("Codes").createRow(0).createCell(0).setCellValue(cell);
        return bytes(workbook::write);
    }

    static byte[] ppt(String text) throws IOException {
        try (HSLFSlideShow show = new HSLFSlideShow()) {
            HSLFTextBox box = show.createSlide().createTextBox();
            box.setText(text);
            box.setAnchor(new Rectangle2D.Double(10, 10, 500, 100));
            return bytes(show::write);
        }
    }

    static byte[] pptx(String text) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.createSlide().createTextBox().setText(text);
            return bytes(show::write);
        }
    }

    /** An office document that asks for a password. */
    static byte[] locked(byte[] document) throws IOException, GeneralSecurityException, InvalidFormatException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("heron");
            try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(document));
                    OutputStream out = encryptor.getDataStream(file)) {
                parts.save(out);
            }
            return bytes(file::writeFilesystem);
        }
    }

    /** An OpenDocument file: text, spreadsheet or presentation, by what its body is. */
    static byte[] openDocument(String type, String body) throws IOException {
        return zip(type, "content.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">
                <office:body>%s</office:body></office:document-content>
                """.formatted(body));
    }

    static byte[] epub(String paragraph) throws IOException {
        return zip(
                "application/epub+zip",
                "META-INF/container.xml",
                """
                <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                <rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
                </container>""",
                "book.opf",
                """
                <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/>
                <manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
                <spine><itemref idref="one"/></spine></package>""",
                "one.xhtml",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>" + paragraph + "</p></body></html>");
    }

    /** What it is comes first, and is not compressed. */
    private static byte[] zip(String type, String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] content = type.getBytes(UTF_8);
            CRC32 crc = new CRC32();
            crc.update(content);
            ZipEntry mimetype = new ZipEntry("mimetype");
            mimetype.setMethod(ZipEntry.STORED);
            mimetype.setSize(content.length);
            mimetype.setCrc(crc.getValue());
            zip.putNextEntry(mimetype);
            zip.write(content);
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** A Word document, valid and small, whose only paragraph is one letter so many times. */
    static byte[] wordOfOneLetter(long times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", """
                    <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/word/document.xml"
                        ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                    </Types>""");
            put(zip, "_rels/.rels", """
                    <?xml version="1.0"?>
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Target="word/document.xml"
                        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
                    </Relationships>""");
            put(zip, "word/document.xml", """
                    <?xml version="1.0"?>
                    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>\
                    <w:r><w:t>""");
            byte[] letters = "a".repeat(1 << 16).getBytes(UTF_8);
            for (long left = times; left > 0; left -= letters.length) {
                zip.write(letters, 0, (int) Math.min(letters.length, left));
            }
            zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }

    /** A mail whose text is in an encoding of its own. */
    static byte[] mail(String text, Charset charset) {
        return ("From: Ada <ada@example.org>\r\nTo: bob@example.org\r\nSubject: The heron\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: text/plain; charset=" + charset.name() + "\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n")
                .getBytes(charset);
    }

    private static byte[] bytes(Saved document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.to(bytes);
        return bytes.toByteArray();
    }
}
