// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reading;

import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.encoding.TextScan;
import dev.filechat.testkit.internal.encoding.UnicodeForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a document is read, judged by its first bytes and its name. */
enum DocumentKind {
    /** Its bytes are its text, in some encoding. */
    TEXT,
    /** Its text has to be parsed out of it: PDF, office documents, HTML, mail. */
    PARSED,
    /** An archive. */
    ARCHIVE,
    /** A document without text. */
    OTHER;

    private static final int HEAD = 8_192;
    private static final int TAR_MARK = 257;
    private static final int PDF_HEADER_WITHIN = 1_024;
    /** A head with more control characters than one in this number of bytes is no text. */
    private static final int TEXT_PER_CONTROL = 4;

    private static final Set<String> TEXT_NAMES = names(
            "txt text md markdown rst adoc tex csv tsv json jsonl ndjson yaml yml toml ini cfg conf properties log "
                    + "sql java kt scala groovy gradle py js mjs ts tsx jsx vue c h cc hh cpp hpp cs go rs rb php pl r "
                    + "swift m sh bat ps1 css scss srt vtt diff patch ics vcf proto graphql tf dockerfile");
    private static final Set<String> PARSED_NAMES =
            names("pdf doc dot docx dotx docm xls xlt xlsx xltx xlsm xlsb ppt pps pot pptx ppsx pptm rtf "
                    + "odt ott ods ots odp otp odg odf fodt fods fodp epub eml mht mhtml mbox msg html htm xhtml "
                    + "xml wpd");
    private static final Set<String> ARCHIVE_NAMES = names("zip jar war ear tar tgz gz bz2 xz 7z rar zst cab iso");

    private static final Pattern MARKUP = Pattern.compile("(?is)^\\s*(<\\?xml\\s|<!doctype\\s+html|<html[\\s>]).*");

    private static Set<String> names(String names) {
        return Set.of(names.split(" "));
    }

    static DocumentKind of(Document document) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(HEAD);
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        String name = extension(document);
        if (head.length == 0) {
            return TEXT;
        }
        if (isPdf(latin, name)
                || latin.startsWith("PK\3\4")
                || latin.startsWith("\u00D0\u00CF\u0011\u00E0")
                || latin.startsWith("{\\rtf")) {
            return PARSED;
        }
        if (isArchive(latin)) {
            return ARCHIVE;
        }
        if (UnicodeForm.of(head).isPresent() || isText(head) || isNamedText(document, head, name)) {
            return PARSED_NAMES.contains(name) || isMarkup(document, latin, name) ? PARSED : TEXT;
        }
        if (PARSED_NAMES.contains(name)) {
            return PARSED;
        }
        return ARCHIVE_NAMES.contains(name) ? ARCHIVE : OTHER;
    }

    private static String extension(Document document) {
        String name = document.name().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Junk may stand before the header of a PDF, and a program that writes PDFs mentions it. */
    private static boolean isPdf(String head, String name) {
        int header = head.indexOf("%PDF-");
        return header == 0 || (header > 0 && header < PDF_HEADER_WITHIN && !TEXT_NAMES.contains(name));
    }

    private static boolean isArchive(String head) {
        return head.startsWith("\u001F\u008B")
                || head.startsWith("7z\u00BC\u00AF'\u001C")
                || head.startsWith("BZh")
                || head.startsWith("\u00FD7zXZ\0")
                || head.startsWith("Rar!\u001A\u0007")
                || head.startsWith("PK\5\6")
                || head.startsWith("ustar", TAR_MARK);
    }

    private static boolean isMarkup(Document document, String head, String name) {
        String type = document.mediaType().toLowerCase(Locale.ROOT);
        return type.startsWith("text/html")
                || type.startsWith("message/rfc822")
                || (!TEXT_NAMES.contains(name)
                        && MARKUP.matcher(withoutNul(head)).matches());
    }

    private static String withoutNul(String head) {
        return head.replaceAll("^[\u00EF\u00BB\u00BF\u00FE\u00FF]+|\0", "");
    }

    private static boolean isNamedText(Document document, byte[] head, String name) {
        return (document.mediaType().startsWith("text/") || TEXT_NAMES.contains(name))
                && controls(head) <= head.length / TEXT_PER_CONTROL;
    }

    private static boolean isText(byte[] head) {
        return controls(head) == 0 && (TextScan.of(head).isUtf8() || letters(head) > head.length / 2);
    }

    /** What no text has, in any encoding that is built on ASCII. */
    private static int controls(byte[] head) {
        int controls = 0;
        for (byte b : head) {
            if (b >= 0 && b < ' ' && "\t\n\r\f\u001B".indexOf(b) < 0) {
                controls++;
            }
        }
        return controls;
    }

    private static int letters(byte[] head) {
        int letters = 0;
        for (byte b : head) {
            if (b >= ' ' && b < 0x7F) {
                letters++;
            }
        }
        return letters;
    }
}
