// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.Wire.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.File;
import dev.filechat.proto.RetrieveFileContentRequest;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of Word documents: as text, and to answer questions. */
class WordTextTest {

    private static final String[] ROW = {"Access code", "48213"};

    private final FakeXai xai = FakeXai.start();
    private final Wire wire = Wire.to(xai);

    @AfterEach
    void stop() throws Exception {
        wire.close();
        xai.close();
    }

    private ByteString text(File file) throws Exception {
        return Wire.joined(Wire.drain(wire.files()
                .retrieveFileContent(RetrieveFileContentRequest.newBuilder()
                        .setFileId(file.getId())
                        .setFormat(DownloadFormat.DOWNLOAD_FORMAT_TEXT)
                        .build())));
    }

    /** Known by its name, or by what is in it. */
    @ParameterizedTest
    @ValueSource(strings = {"Report.DOCX", "report"})
    void is_paragraphs_and_rows_of_tables(String name) throws Exception {
        byte[] word = WordDocuments.with(ROW, "Project Heron", "Die Möwe schläft.");

        assertThat(text(wire.upload(name, word, 1_000)).toString(UTF_8).lines().filter(line -> !line.isBlank()))
                .containsExactly("Project Heron", "Die Möwe schläft.", "Access code\t48213");
    }

    /** So large that the fake keeps it in a file. */
    @Test
    void is_read_from_the_disk_too() throws Exception {
        String[] paragraphs = IntStream.range(0, 20_000)
                .mapToObj(i -> "Paragraph " + Integer.toHexString(i * 0x9E3779B9) + ".")
                .toArray(String[]::new);
        byte[] word = WordDocuments.with(ROW, paragraphs);
        assertThat(word).hasSizeGreaterThan(ContentWriter.IN_MEMORY);

        assertThat(text(wire.upload("a.docx", word, 100_000))
                        .toString(UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank()))
                .hasSize(20_001)
                .startsWith(paragraphs);
    }

    @Test
    void answers_questions() throws Exception {
        byte[] word = WordDocuments.with(ROW, "Report", "The heron sleeps in the reeds.", "It is cold.");

        assertThat(wire.answer(
                        "Where does the heron sleep?",
                        wire.upload("a.docx", word, 1_000).getId()))
                .isEqualTo("The heron sleeps in the reeds.");
    }

    @Test
    void is_refused_when_it_is_none() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry("a.txt"));
            entries.write("text".getBytes(UTF_8));
        }
        byte[] whole = WordDocuments.with(ROW, "Report");
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        for (byte[] broken : new byte[][] {zip.toByteArray(), half}) {
            File file = wire.upload("broken.docx", broken, 1_000);
            Status status = refusal(() -> text(file));
            assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(status.getDescription()).contains("broken.docx", "Word document");
        }
        File other = wire.upload("a.zip", zip.toByteArray(), 1_000);
        assertThat(refusal(() -> text(other)).getDescription()).isEqualTo("No text can be extracted from 'a.zip'.");
    }
}
