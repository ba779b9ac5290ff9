// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can only be seen in a JVM where nothing else has happened. */
class OwnJvmTest {

    @TempDir
    private Path directory;

    @Test
    void printsNothingToTheConsoleOfItsUser() throws Exception {
        byte[] sound = Pdfs.withPages("The heron sleeps.", "It is cold.");
        // PDFBox reads it all the same, and warns.
        byte[] warnedOf = new String(sound, ISO_8859_1)
                .replace("/Helvetica", "/Unknownia")
                .getBytes(ISO_8859_1);
        Path pdf = Files.write(directory.resolve("a.pdf"), warnedOf);
        Path text = Files.writeString(directory.resolve("b.txt"), "The heron wakes. It is warm.");

        Path word = Files.write(
                directory.resolve("c.docx"),
                WordDocuments.with(new String[] {"a", "b"}, "The heron flies.", "So what."));

        String output = new ChildJvm()
                .run(AskProgram.class, "Where is the heron?", pdf.toString(), text.toString(), word.toString());

        assertThat(output.lines())
                .containsExactly("a.pdf: The heron sleeps.", "b.txt: The heron wakes.", "c.docx: The heron flies.");
    }

    @ParameterizedTest
    @CsvSource({
        "tika, a.pdf, tika-parser-pdf-module",
        "tika, a.docx, tika-parser-microsoft-module",
        "tika-parser-pdf, a.pdf, tika-parser-pdf-module",
        "tika-parser-microsoft, a.docx, tika-parser-microsoft-module",
        "tika-parser-text, latin1.txt, tika-parser-text-module"
    })
    void namesTheArtifactToAddWhenAPartOfTikaIsMissing(String missing, String name, String artifact) throws Exception {
        byte[] content = switch (name) {
            case "a.pdf" -> Pdfs.withPages("The heron sleeps.");
            case "a.docx" -> WordDocuments.with(new String[] {"a"}, "The heron sleeps.");
            default -> "Der Heron schl\u00E4ft.".getBytes(ISO_8859_1);
        };
        Path document = Files.write(directory.resolve(name), content);
        Path text = Files.writeString(directory.resolve("b.txt"), "The h\u00E9ron wakes.");
        ChildJvm jvm = new ChildJvm().without(missing);

        assertThat(jvm.run(AskProgram.class, "Where is the heron?", document.toString()))
                .startsWith("FAILED_PRECONDITION")
                .contains("org.apache.tika:" + artifact + " to the class path");
        assertThat(jvm.run(AskProgram.class, "Who wakes?", text.toString()))
                .isEqualToIgnoringNewLines("The h\u00E9ron wakes.");
    }

    @Test
    void readsATextThatIsLargerThanTheHeapBesideItsClient() throws Exception {
        assertThat(new ChildJvm().option("-Xmx32m").run(LargeTextProgram.class, "40"))
                .contains("uploaded 40000000 bytes")
                .contains("48213");
    }

    @Test
    void servesAPublicFileThatIsLargerThanTheHeap() throws Exception {
        assertThat(new ChildJvm().option("-Xmx32m").run(PublicUrlProgram.class, "100"))
                .contains("fetched 100000000 bytes");
    }

    @Test
    @Tag("slow")
    void reads200MegabytesInAHeapOf64() throws Exception {
        assertThat(new ChildJvm().option("-Xmx64m").run(LargeTextProgram.class, "200"))
                .contains("uploaded 200000000 bytes")
                .contains("48213");
    }
}
