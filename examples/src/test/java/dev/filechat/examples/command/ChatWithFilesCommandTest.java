// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatWithFilesCommandTest {
    private static final String QUESTION = "What is the access code of Project Heron?";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"grpc-netty", "grpc-okhttp"})
    void aFactAmongAThousandSentencesIsFoundOverEachTransport(String transport) throws IOException {
        Command.Result result = Command.run("--transport", transport, heron().toString(), QUESTION);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output().lines())
                .anySatisfy(line -> assertThat(line).isEqualTo("The access code of Project Heron is 48213."))
                .anySatisfy(line -> assertThat(line).startsWith("Usage: ").contains(" prompt + ", ", cost $"))
                .endsWith("Deleted heron.txt");
        assertThat(result.errors()).singleElement().asString().startsWith("Uploaded heron.txt, ");
    }

    @Test
    void aQuestionAboutAPdfOfSeveralPagesIsAnsweredFromItsPages() throws IOException {
        Path pdf =
                pdf("The harbour was built in 1904.", "The lighthouse has a height of 77 metres.", "Ships are rare.");

        Command.Result result = Command.run(pdf.toString(), "What height has the lighthouse?");

        assertThat(result.output()).contains("77 metres").doesNotContain("1904");
    }

    @Test
    void anAnswerDoesNotControlTheTerminal() throws IOException {
        Path text = Files.writeString(
                directory.resolve("heron.txt"),
                "The access code of Project Heron is "
                        + "\u001b[2J\u001b]0;owned\u0007\u001b]52;c;eA==\u0007\u009b2J48213 \u202e.");

        Command.Result result = Command.run(text.toString(), QUESTION);

        assertThat(result.output())
                .contains("The access code of Project Heron is ", "\\u001b", "48213", "\\u202e")
                .matches("[\\P{Cntrl}\n&&[^\u0080-\u009f\u202e]]*");
    }

    @Test
    void severalFilesAreAskedAboutTogether() throws IOException {
        Path a = Files.writeString(directory.resolve("a.txt"), "The red contract ends in May.");
        Path b = Files.writeString(directory.resolve("b.txt"), "The blue contract ends in June.");

        Command.Result result = Command.run(a.toString(), b.toString(), "When do the contracts end?");

        assertThat(result.output()).contains("May", "June", "Deleted a.txt", "Deleted b.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.txt | Why? | There is no file",
                "         .  | Why? | is a directory",
                "missing.txt |      | Name a file",
                "missing.txt | ' '  | There is no file",
            })
    void wrongInputIsToldInOneLine(String file, String question, String message) {
        String path = directory.resolve(file).toString();
        Command.Result result = question == null ? Command.run(path) : Command.run(path, question);

        assertRefused(result, message);
    }

    @Test
    void anUnknownTransportIsToldInOneLine() throws IOException {
        assertRefused(
                Command.run("--transport", "carrier-pigeon", heron().toString(), QUESTION),
                "no transport \"carrier-pigeon\" on the class path. Known: grpc-netty, grpc-okhttp");
    }

    @Test
    void aKeyWithALineBreakIsToldInOneLineAndNotShown() throws IOException {
        Command.Result result = Command.start("xai-secret\n", List.of(), heron().toString(), QUESTION)
                .result();

        assertRefused(result, "line break");
        assertThat(result.errors().toString()).doesNotContain("secret");
    }

    @Test
    void aBlankQuestionIsToldBeforeAnythingIsSent() throws IOException {
        assertRefused(Command.run(heron().toString(), " "), "must not be blank");
    }

    private static void assertRefused(Command.Result result, String message) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.errors())
                .singleElement()
                .asString()
                .startsWith("chat-with-files: ")
                .contains(message);
        assertThat(result.output()).isEmpty();
    }

    @Test
    void endingItDuringTheAnswerDeletesTheFile() throws IOException {
        Path text = Files.writeString(directory.resolve("long.txt"), "Heron " + "and another heron ".repeat(50) + ".");
        Command command = Command.start(null, List.of(), text.toString(), QUESTION);
        command.awaitOutput("heron and");

        Command.Result result = command.terminate().result();

        assertThat(result.output()).endsWith("\nDeleted long.txt\n");
        assertThat(result.errors()).last().asString().isEqualTo("chat-with-files: interrupted");
        assertThat(result.exitCode()).isEqualTo(128 + 15);
    }

    @Test
    @Tag("slow")
    void twoHundredMegabytesPassThroughAHeapOfSixtyFour() throws IOException {
        Path large = directory.resolve("large.bin");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(200_000_000);
        }
        Command.Result result = Command.start(null, List.of("-Xmx64m"), large.toString(), QUESTION)
                .result();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.errors()).singleElement().asString().isEqualTo("Uploaded large.bin, 200,000,000 bytes");
        assertThat(result.output()).endsWith("Deleted large.bin\n");
    }

    private Path heron() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("Sentence number ").append(i).append(" is about the budget of a project or its weather.\n");
            if (i == 617) {
                text.append("The access code of Project Heron is 48213.\n");
            }
        }
        return Files.writeString(directory.resolve("heron.txt"), text);
    }

    private Path pdf(String... pages) throws IOException {
        Path path = directory.resolve("harbour.pdf");
        try (PDDocument document = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            document.save(path.toFile());
        }
        return path;
    }
}
