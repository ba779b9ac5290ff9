// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a document is, judged by its first bytes before its name. */
enum DocumentKind {
    TEXT,
    PDF,
    /** A Word document, DOCX. */
    WORD,
    /** Nothing that text can be had from. */
    OTHER;

    private static final int HEAD = 8_192;
    private static final int PDF_HEADER_WITHIN = 1_024;
    private static final Set<String> TEXT_EXTENSIONS = Set.of(
            "txt",
            "text",
            "md",
            "markdown",
            "rst",
            "adoc",
            "tex",
            "csv",
            "tsv",
            "json",
            "jsonl",
            "ndjson",
            "xml",
            "html",
            "htm",
            "yaml",
            "yml",
            "toml",
            "ini",
            "properties",
            "log",
            "sql",
            "java",
            "kt",
            "py",
            "js",
            "ts",
            "c",
            "h",
            "cpp",
            "cs",
            "go",
            "rs",
            "rb",
            "php",
            "sh",
            "css",
            "srt",
            "vtt");

    static DocumentKind of(Document document) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(HEAD);
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        int header = latin.indexOf("%PDF-");
        if (header >= 0 && header < PDF_HEADER_WITHIN) {
            return PDF;
        }
        if (latin.startsWith("PK\u0003\u0004") && isWord(document, latin)) {
            return WORD;
        }
        if (ByteOrderMark.of(head) != ByteOrderMark.NONE) {
            return TEXT;
        }
        if (latin.indexOf('\0') >= 0) {
            return OTHER;
        }
        return isNamedText(document) || isUtf8(head) ? TEXT : OTHER;
    }

    /** A ZIP file like many others: what is in it, or what it is called, tells. */
    private static boolean isWord(Document document, String head) {
        return head.contains("word/document.xml")
                || document.name().toLowerCase(Locale.ROOT).endsWith(".docx")
                || document.mediaType().endsWith("wordprocessingml.document");
    }

    private static boolean isNamedText(Document document) {
        String name = document.name().toLowerCase(Locale.ROOT);
        return document.mediaType().startsWith("text/")
                || TEXT_EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The head may end within a character: what is left over is not looked at. */
    private static boolean isUtf8(byte[] head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(head.length);
        if (decoder.decode(ByteBuffer.wrap(head), text, false).isError()) {
            return false;
        }
        return text.flip().chars().noneMatch(c -> c < ' ' && "\t\n\r\f\u001B".indexOf(c) < 0);
    }
}
