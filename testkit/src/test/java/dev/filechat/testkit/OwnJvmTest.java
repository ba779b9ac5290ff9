// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen in a JVM where nothing else has happened. */
class OwnJvmTest {

    @TempDir
    private Path directory;

    @Test
    void prints_nothing_to_the_console_of_its_user() throws Exception {
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

        // Without SLF4J, PDFBox logs to java.util.logging, too.
        String output = new ChildJvm()
                .without("slf4j")
                .run(AskProgram.class, "Where is the heron?", pdf.toString(), text.toString(), word.toString());

        assertThat(output.lines())
                .containsExactly("a.pdf: The heron sleeps.", "b.txt: The heron wakes.", "c.docx: The heron flies.");
    }

    @Test
    void names_the_artifact_to_add_when_pdfbox_is_missing() throws Exception {
        Path pdf = Files.write(directory.resolve("a.pdf"), Pdfs.withPages("The heron sleeps."));
        Path text = Files.writeString(directory.resolve("b.txt"), "The heron wakes.");
        ChildJvm jvm = new ChildJvm().without("pdfbox").without("fontbox");

        assertThat(jvm.run(AskProgram.class, "Where is the heron?", pdf.toString()))
                .startsWith("FAILED_PRECONDITION")
                .contains("org.apache.pdfbox:pdfbox");
        assertThat(jvm.run(AskProgram.class, "Where is the heron?", text.toString()))
                .isEqualToIgnoringNewLines("The heron wakes.");
    }

    @Test
    void names_the_artifact_to_add_when_poi_is_missing() throws Exception {
        Path word =
                Files.write(directory.resolve("a.docx"), WordDocuments.with(new String[] {"a"}, "The heron sleeps."));

        assertThat(new ChildJvm().without("poi").run(AskProgram.class, "Where is the heron?", word.toString()))
                .startsWith("FAILED_PRECONDITION")
                .contains("org.apache.poi:poi-ooxml");
    }

    @Test
    void reads_a_text_that_is_larger_than_the_heap_beside_its_client() throws Exception {
        assertThat(new ChildJvm().option("-Xmx32m").run(LargeTextProgram.class, "40"))
                .contains("uploaded 40000000 bytes")
                .contains("48213");
    }

    @Test
    void serves_a_public_file_that_is_larger_than_the_heap() throws Exception {
        assertThat(new ChildJvm().option("-Xmx32m").run(PublicUrlProgram.class, "100"))
                .contains("fetched 100000000 bytes");
    }

    @Test
    @Tag("slow")
    void reads_200_megabytes_in_a_heap_of_64() throws Exception {
        assertThat(new ChildJvm().option("-Xmx64m").run(LargeTextProgram.class, "200"))
                .contains("uploaded 200000000 bytes")
                .contains("48213");
    }
}
