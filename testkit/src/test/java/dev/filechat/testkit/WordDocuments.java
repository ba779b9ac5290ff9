// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** Word documents made for tests. */
final class WordDocuments {

    private WordDocuments() {}

    /** Paragraphs, and then a table of one row. */
    static byte[] with(String[] row, String... paragraphs) throws IOException {
        try (XWPFDocument word = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (String paragraph : paragraphs) {
                word.createParagraph().createRun().setText(paragraph);
            }
            XWPFTable table = word.createTable(1, row.length);
            for (int i = 0; i < row.length; i++) {
                table.getRow(0).getCell(i).setText(row[i]);
            }
            word.write(bytes);
            return bytes.toByteArray();
        }
    }
}
