// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.TextUnavailableException;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of all kinds, made on the spot: each is asked for its sentence, and answers or says why not. */
class DocumentFolderTest {

    private static final String QUESTION = "Where does the heron sleep?";
    private static final String SENTENCE = "The heron sleeps in the reeds.";
    private static final String ACCENTS = "The heron sleeps near the caf\u00E9 in K\u00F6nigsallee.";

    private static final String RUSSIAN = "Heron: \u0446\u0430\u043F\u043B\u044F \u0441\u043F\u0438\u0442"
            + " \u0432 \u043A\u0430\u043C\u044B\u0448\u0430\u0445 \u0443 \u0440\u0435\u043A\u0438.";
    private static final String GREEK = "Heron: \u03BF \u03B5\u03C1\u03C9\u03B4\u03B9\u03CC\u03C2"
            + " \u03BA\u03BF\u03B9\u03BC\u03AC\u03C4\u03B1\u03B9 \u03C3\u03C4\u03B1"
            + " \u03BA\u03B1\u03BB\u03AC\u03BC\u03B9\u03B1.";

    @AutoClose
    private static final FakeXai xai = FakeXai.builder().inProcess().start();

    @AutoClose
    private static final FileChatClient client = xai.client();

    static Stream<Arguments> readable() throws Exception {
        String[] row = {"Access code", "48213"};
        byte[] word = WordDocuments.with(row, "Report", SENTENCE, "It is cold.");
        String html = "<html><head>%s<title>Birds</title></head><body><p>It is <b>cold</b>.</p><p>%s</p></body></html>";
        String xml = "<?xml version=\"1.0\"%s?><notes><note>It is cold.</note>\n<note>%s</note></notes>";
        String odf = "<office:text><text:p>It is cold.</text:p><text:p>" + ACCENTS + "</text:p></office:text>";
        String ods = "<office:spreadsheet><table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>"
                + SENTENCE + "</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>";
        String odp = "<office:presentation><draw:page><draw:frame><draw:text-box><text:p>" + SENTENCE
                + "</text:p></draw:text-box></draw:frame></draw:page></office:presentation>";
        String base64 = Base64.getEncoder().encodeToString(ACCENTS.getBytes(UTF_8));
        return Stream.of(
                document("a.docx", SENTENCE, word),
                document("docx-without-extension", SENTENCE, word),
                document("a.xlsx", SENTENCE, OfficeDocuments.xlsx(SENTENCE)),
                document("a.pptx", SENTENCE, OfficeDocuments.pptx(SENTENCE)),
                document("a.xls", SENTENCE, OfficeDocuments.xls(SENTENCE)),
                document("a.ppt", SENTENCE, OfficeDocuments.ppt(SENTENCE)),
                document(
                        "rtf-of-old-word.doc",
                        SENTENCE,
                        ("{\\rtf1\\ansi It is cold.\\par " + SENTENCE + "}").getBytes(UTF_8)),
                document(
                        "a.rtf",
                        ACCENTS,
                        ("{\\rtf1\\ansi\\ansicpg1252 It is cold.\\par"
                                        + " The heron sleeps near the caf\\'e9 in K\\'f6nigsallee.}")
                                .getBytes(UTF_8)),
                document(
                        "a.odt", ACCENTS, OfficeDocuments.openDocument("application/vnd.oasis.opendocument.text", odf)),
                document(
                        "a.ods",
                        SENTENCE,
                        OfficeDocuments.openDocument("application/vnd.oasis.opendocument.spreadsheet", ods)),
                document(
                        "a.odp",
                        SENTENCE,
                        OfficeDocuments.openDocument("application/vnd.oasis.opendocument.presentation", odp)),
                document("a.epub", ACCENTS, OfficeDocuments.epub(ACCENTS)),
                document("a.pdf", SENTENCE, Pdfs.withPages("It is cold.", SENTENCE)),
                document("turned.pdf", SENTENCE, Pdfs.turned(SENTENCE)),
                document("form.pdf", "place: " + SENTENCE, Pdfs.form("place", SENTENCE)),
                document("note.pdf", SENTENCE, Pdfs.note(SENTENCE)),
                document("latin1.eml", ACCENTS, OfficeDocuments.mail(ACCENTS, ISO_8859_1)),
                document(
                        "base64.eml",
                        ACCENTS,
                        ("Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                                        + "Content-Transfer-Encoding: base64\r\n\r\n" + base64 + "\r\n")
                                .getBytes(UTF_8)),
                document("utf8.html", ACCENTS, html.formatted("", ACCENTS).getBytes(UTF_8)),
                document(
                        "declared.html",
                        ACCENTS,
                        html.formatted("<meta charset=\"iso-8859-15\">", ACCENTS)
                                .getBytes(Charset.forName("ISO-8859-15"))),
                document(
                        "declared.xml",
                        ACCENTS,
                        xml.formatted(" encoding=\"ISO-8859-1\"", ACCENTS).getBytes(ISO_8859_1)),
                document(
                        "utf16.xml",
                        ACCENTS,
                        ("\uFEFF" + xml.formatted(" encoding=\"UTF-16\"", ACCENTS)).getBytes(UTF_16LE)),
                document(
                        "a.csv",
                        "2;" + SENTENCE,
                        ("Number;Place\n1;It is cold.\n2;" + SENTENCE + "\n").getBytes(UTF_8)),
                text("windows-1252", "The heron sleeps \u2013 \u201Cin the reeds\u201D \u2013 near the caf\u00E9."),
                text("ISO-8859-1", "Der heron schl\u00E4ft in der N\u00E4he der gro\u00DFen Br\u00FCcke."),
                text(
                        "ISO-8859-2",
                        "Heron \u015Bpi w trzcinach, za\u017C\u00F3\u0142\u0107 g\u0119\u015Bl\u0105 ja\u017A\u0144."),
                text(
                        "windows-1250",
                        "Heron \u015Bpi w trzcinach, za\u017C\u00F3\u0142\u0107 g\u0119\u015Bl\u0105 ja\u017A\u0144."),
                text("windows-1254", "Heron sazl\u0131kta uyur, \u00E7\u00FCnk\u00FC ya\u011Fmur ya\u011F\u0131yordu."),
                text("windows-1251", RUSSIAN),
                text("KOI8-R", RUSSIAN),
                text("windows-1253", GREEK),
                text("Shift_JIS", "Heron \u306F\u8466\u306E\u4E2D\u3067\u7720\u308A\u307E\u3059\u3002"),
                text("EUC-JP", "Heron \u306F\u8466\u306E\u4E2D\u3067\u7720\u308A\u307E\u3059\u3002"),
                text("ISO-2022-JP", "Heron \u306F\u8466\u306E\u4E2D\u3067\u7720\u308A\u307E\u3059\u3002"),
                text("GB18030", "Heron \u7761\u5728\u82A6\u82C7\u4E1B\u91CC\uFF0C\u6CA1\u6709\u4EBA\u53CD\u5BF9\u3002"),
                text("UTF-16LE", ACCENTS),
                text("UTF-16BE", ACCENTS),
                text("UTF-32LE", ACCENTS),
                document("marked-utf16.txt", ACCENTS, ("\uFEFF" + ACCENTS).getBytes(UTF_16BE)),
                document("marked-utf8.txt", ACCENTS, ("\uFEFF" + ACCENTS).getBytes(UTF_8)),
                document(
                        "zeros.log",
                        "Heron sleeps at 10:42.",
                        "boot ok\n\0\0\0\0Heron sleeps at 10:42.\n".getBytes(UTF_8)),
                document(
                        "cut.txt",
                        ACCENTS + " \u00E9\u00E9\u00E9 \uFFFD",
                        Arrays.copyOf(
                                (ACCENTS + " \u00E9\u00E9\u00E9 \u20AC").getBytes(UTF_8),
                                ACCENTS.getBytes(UTF_8).length + 9)),
                document(
                        "a.py",
                        "\"\"\"The heron sleeps in a %PDF-1.4.\"\"\"",
                        "\"\"\"The heron sleeps in a %PDF-1.4.\"\"\"\nRETRIES = 5\n".getBytes(UTF_8)),
                document(
                        "a.js",
                        "if (heron !== READY) { sleep(order); }",
                        "if (heron !== READY) { sleep(order); }".getBytes(UTF_8)),
                document(
                        "a.md",
                        "The heron sleeps at https://ponds.example/reeds?team=7&view=all for everybody.",
                        ("It is cold.\n\nThe heron sleeps at "
                                        + "https://ponds.example/reeds?team=7&view=all for everybody.\n")
                                .getBytes(UTF_8)),
                document(
                        "list.txt",
                        "3. The heron sleeps.",
                        "1. It is cold.\n2. It rains.\n3. The heron sleeps.\n".getBytes(UTF_8)));
    }

    static Stream<Arguments> refused() throws Exception {
        byte[] word = WordDocuments.with(new String[] {"a"}, SENTENCE);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(SENTENCE.getBytes(UTF_8));
        }
        byte[] tar = new byte[1_024];
        System.arraycopy("heron.txt".getBytes(UTF_8), 0, tar, 0, 9);
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        String entities = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"heron\"><!ENTITY b \"" + "&a;".repeat(50)
                + "\"><!ENTITY c \"" + "&b;".repeat(50) + "\">]><a>" + "&c;".repeat(50) + "</a>";
        return Stream.of(
                refusal("locked.docx", "locked with a password", OfficeDocuments.locked(word)),
                refusal("locked.pdf", "locked with a password", Pdfs.locked(SENTENCE)),
                refusal("half.docx", "broken", Arrays.copyOf(word, word.length / 2)),
                refusal("torn.pdf", "broken", "%PDF-1.7 and nothing more".getBytes(UTF_8)),
                refusal("half.xls", "broken", Arrays.copyOf(OfficeDocuments.xls(SENTENCE), 1_000)),
                refusal("torn.xml", "broken", ("<a>" + SENTENCE).getBytes(UTF_8)),
                refusal("entities.xml", "broken", entities.getBytes(UTF_8)),
                refusal("a.zip", "archive", zip("heron.txt")),
                refusal("a.jar", "archive", zip("META-INF/MANIFEST.MF")),
                refusal("zip.docx", "broken", zip("heron.txt")),
                refusal("a.gz", "archive", gzip.toByteArray()),
                refusal("a.tar", "archive", tar),
                refusal("a.7z", "archive", HexFormat.of().parseHex("377abcaf271c0004000000000000")),
                refusal(
                        "cp437.txt",
                        "UTF-8",
                        "Der Heron schl\u00E4ft in der gro\u00DFen H\u00F6hle \u00FCber M\u00FCnchen."
                                .getBytes(Charset.forName("IBM437"))),
                refusal(
                        "mac.txt",
                        "UTF-8",
                        "Der Heron schl\u00E4ft in der gro\u00DFen H\u00F6hle \u00FCber M\u00FCnchen."
                                .getBytes(Charset.forName("x-MacRoman"))));
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry(entry));
            entries.write(SENTENCE.getBytes(UTF_8));
        }
        return zip.toByteArray();
    }

    private static Arguments document(String name, String answer, byte[] content) {
        return arguments(name, answer, named(content.length + " bytes", content));
    }

    private static Arguments text(String charset, String sentence) {
        return document(charset + ".txt", sentence, sentence.getBytes(Charset.forName(charset)));
    }

    private static Arguments refusal(String name, String reason, byte[] content) {
        return document(name, reason, content);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void answers(String name, String answer, byte[] content) throws Exception {
        StoredFile file = client.files().upload(FileSource.of(name, content));

        assertThat(client.files().contentAsBytes(file.id(), 1 << 20)).isEqualTo(content);
        assertThat(ask(Content.file(file))).isEqualTo(answer);
        assertThat(client.files().contentAsText(file.id())).contains(answer);
        assertThat(ask(Content.file(FileRef.inline(name, "", content)))).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void saysWhyItDoesNotAnswer(String name, String reason, byte[] content) {
        StoredFile file = client.files().upload(FileSource.of(name, content));

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> ask(Content.file(file)))
                .withMessageContainingAll(name, reason);
        assertThatExceptionOfType(TextUnavailableException.class)
                .isThrownBy(() -> client.files().contentAsText(file.id()))
                .withMessageContainingAll(name, reason);
    }

    private static String ask(Content file) {
        return client.chat()
                .create("grok-4.5")
                .append(user(QUESTION, file))
                .sample()
                .content();
    }
}
