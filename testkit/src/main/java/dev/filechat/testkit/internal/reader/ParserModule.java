// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The modules of Tika, each with the kinds of documents that it parses. */
public enum ParserModule {
    PDF("tika-parser-pdf-module", "pdf", "application/pdf", "pdf.PDFParser"),
    HTML("tika-parser-html-module", "html?|xhtml|mht(ml)?", "text/html|application/xhtml\\+xml", "html.JSoupParser"),
    MAIL("tika-parser-mail-module", "eml|mbox", "message/.*|application/mbox", "mail.RFC822Parser", "mbox.MboxParser"),
    MISC_OFFICE(
            "tika-parser-miscoffice-module",
            "f?od[tspg]|ot[tsp]|epub|wpd",
            "application/(vnd\\.oasis.*|vnd\\.sun\\.xml.*|epub\\+zip|vnd\\.wordperfect.*)",
            "odf.OpenDocumentParser",
            "odf.FlatOpenDocumentParser",
            "epub.EpubParser",
            "wordperfect.WordPerfectParser"),
    MICROSOFT(
            "tika-parser-microsoft-module",
            "do[ct][xm]?|xl[st][xmb]?|pp[ts][xm]?|pot|rtf|msg",
            "application/(msword|rtf|vnd\\.ms-.*|vnd\\.openxmlformats.*|x-tika-msoffice|x-tika-ooxml.*)",
            "microsoft.OfficeParser",
            "microsoft.ooxml.OOXMLParser",
            "microsoft.ooxml.xwpf.ml2006.Word2006MLParser",
            "microsoft.xml.WordMLParser",
            "microsoft.xml.SpreadsheetMLParser",
            "microsoft.OldExcelParser",
            "microsoft.TNEFParser",
            "microsoft.rtf.RTFParser"),
    TEXT("tika-parser-text-module", "txt", "text/plain", "txt.TXTParser"),
    XML(
            "tika-parser-xml-module",
            "xml",
            "application/(.*\\+)?xml",
            "xml.TextAndAttributeXMLParser",
            "xml.FictionBookParser");

    private final String artifact;
    private final Pattern names;
    private final Pattern types;
    private final String parsers;

    ParserModule(String artifact, String names, String types, String... parsers) {
        this.artifact = artifact;
        this.names = Pattern.compile(names);
        this.types = Pattern.compile(types);
        this.parsers = String.join(" ", parsers);
    }

    String artifact() {
        return artifact;
    }

    /** The names of its parsers, within Tika's package of parsers. */
    List<String> parsers() {
        return List.of(parsers.split(" "));
    }

    /** What to add for a file of this name. */
    public static String artifactFor(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (ParserModule module : values()) {
            if (module.names.matcher(extension).matches()) {
                return module.artifact;
            }
        }
        return PDF.artifact;
    }

    boolean parses(String type) {
        return types.matcher(type).matches();
    }
}
