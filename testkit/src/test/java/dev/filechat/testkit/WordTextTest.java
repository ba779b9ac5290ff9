// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.File;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.testkit.internal.store.ContentWriter;
import dev.filechat.testsupport.StubClient;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of Word documents: as text, and to answer questions. */
class WordTextTest {

    private static final String[] ROW = {"Access code", "48213"};

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    private ByteString text(File file) throws Exception {
        return StubClient.joined(StubClient.drain(stubs.files()
                .retrieveFileContent(RetrieveFileContentRequest.newBuilder()
                        .setFileId(file.getId())
                        .setFormat(DownloadFormat.DOWNLOAD_FORMAT_TEXT)
                        .build())));
    }

    /** Known by its name, or by what is in it. */
    @ParameterizedTest
    @ValueSource(strings = {"Report.DOCX", "report"})
    void isParagraphsAndRowsOfTables(String name) throws Exception {
        byte[] word = WordDocuments.with(ROW, "Project Heron", "Die Möwe schläft.");

        assertThat(text(stubs.upload(name, word, 1_000)).toString(UTF_8).lines().filter(line -> !line.isBlank()))
                .containsExactly("Project Heron", "Die Möwe schläft.", "Access code\t48213");
    }

    /** So large that the fake keeps it in a file. */
    @Test
    void isReadFromTheDiskToo() throws Exception {
        String[] paragraphs = IntStream.range(0, 20_000)
                .mapToObj(i -> "Paragraph " + Integer.toHexString(i * 0x9E3779B9) + ".")
                .toArray(String[]::new);
        byte[] word = WordDocuments.with(ROW, paragraphs);
        assertThat(word).hasSizeGreaterThan(ContentWriter.IN_MEMORY);

        assertThat(text(stubs.upload("a.docx", word, 100_000))
                        .toString(UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank()))
                .hasSize(20_001)
                .startsWith(paragraphs);
    }

    @Test
    void answersQuestions() throws Exception {
        byte[] word = WordDocuments.with(ROW, "Report", "The heron sleeps in the reeds.", "It is cold.");

        assertThat(stubs.answer(
                        "Where does the heron sleep?",
                        stubs.upload("a.docx", word, 1_000).getId()))
                .isEqualTo("The heron sleeps in the reeds.");
    }

    /** POI takes so much of the same for a bomb. */
    @Test
    void ofMuchOfTheSameIsNoBomb() throws Exception {
        byte[] word = OfficeDocuments.wordOfOneLetter(2_000_000);
        assertThat(word).hasSizeLessThan(10_000);

        assertThat(text(stubs.upload("a.docx", word, 1_000)).toStringUtf8()).isEqualTo("a".repeat(2_000_000));
    }
}
