// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(strings = {"tika-", "tika-parser-pdf tika-parser-microsoft tika-parser-text"})
    void namesTheArtifactToAddWhenAPartOfTikaIsMissing(String missing) throws Exception {
        Path pdf = Files.write(directory.resolve("a.pdf"), Pdfs.withPages("The heron sleeps."));
        Path word =
                Files.write(directory.resolve("b.docx"), WordDocuments.with(new String[] {"a"}, "The heron flies."));
        Path latin = Files.write(directory.resolve("c.txt"), "Der Heron schl\u00E4ft.".getBytes(ISO_8859_1));
        Path text = Files.writeString(directory.resolve("d.txt"), "The h\u00E9ron wakes.");
        ChildJvm jvm = new ChildJvm();
        for (String jar : missing.split(" ")) {
            jvm.without(jar);
        }

        String output = jvm.run(
                AskProgram.class,
                Stream.of("Where is it?", pdf, "--", "Where is it?", word, "--", "Wo?", latin, "--", "Who wakes?", text)
                        .map(Object::toString)
                        .toArray(String[]::new));

        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches(toAdd("tika-parser-pdf-module")),
                        line -> assertThat(line).matches(toAdd("tika-parser-microsoft-module")),
                        line -> assertThat(line).matches(toAdd("tika-parser-text-module")),
                        line -> assertThat(line).isEqualTo("The h\u00E9ron wakes."));
    }

    private static String toAdd(String artifact) {
        return "FAILED_PRECONDITION.* org\\.apache\\.tika:" + artifact + " to the class path.*";
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
}
