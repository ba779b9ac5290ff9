// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** What is shown on a terminal until there is more of the answer, and then erased. */
    private static final String GOES_ON = "\u001b[2mAnswering…\u001b[0m\r\u001b[K";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"grpc-netty", "grpc-okhttp"})
    void aFactAmongAThousandSentencesIsFoundOverEachTransport(String transport) throws IOException {
        Command.Result result = Command.run("--transport", transport, heron().toString(), QUESTION);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output()).isEqualTo("The access code of Project Heron is 48213.\n");
        assertThat(result.errors())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("XAI_API_KEY is not set"),
                        line -> assertThat(line).startsWith("Uploaded heron.txt, "),
                        line -> assertThat(line).startsWith("Usage: ").contains(" prompt + ", ", cost $"),
                        line -> assertThat(line).isEqualTo("Deleted heron.txt"));
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

        assertThat(result.output()).contains("May", "June");
        assertThat(result.errors()).endsWith("Deleted a.txt", "Deleted b.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.txt | Why? | There is no file",
                "         .  | Why? | is a directory",
                "missing.txt |      | There is no file",
                "missing.txt | ' '  | must not be blank",
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

    @Test
    void aFileIsReadFromStandardInput() {
        Command.Result result =
                Command.pipe("The harbour is green.\nThe tower is 77 metres high.", "-", "How high is the tower?");

        assertThat(result.output()).isEqualTo("The tower is 77 metres high.\n");
        assertThat(result.errors()).contains("Uploaded stdin.txt, 50 bytes").endsWith("Deleted stdin.txt");
    }

    @Test
    void theQuestionIsReadFromStandardInputWhereThereIsNone() throws IOException {
        Command.Result result = Command.pipe(QUESTION + "\n", heron().toString());

        assertThat(result.output()).isEqualTo("The access code of Project Heron is 48213.\n");
    }

    @ParameterizedTest
    @CsvSource({"-,, the question has to be an argument", "-, -, Standard input can be one file only", ",, Name a file"
    })
    void standardInputIsOneThing(String first, String second, String message) {
        String[] arguments = Stream.of(first, second).filter(Objects::nonNull).toArray(String[]::new);

        assertRefused(Command.pipe("", arguments), message);
    }

    @Test
    void theResultIsOneJsonObject() throws IOException {
        Command.Result result = Command.run("--json", heron().toString(), QUESTION);

        JsonNode json = JSON.readTree(result.output());
        assertThat(json.path("answer").asText()).isEqualTo("The access code of Project Heron is 48213.");
        assertThat(json.path("model").asText()).isEqualTo("grok-4.5");
        assertThat(json.path("files").path(0).path("name").asText()).isEqualTo("heron.txt");
        assertThat(json.path("files").path(0).path("bytes").asLong())
                .isEqualTo(Files.size(directory.resolve("heron.txt")));
        assertThat(json.path("usage").path("totalTokens").asLong())
                .isPositive()
                .isEqualTo(json.path("usage").path("promptTokens").asLong()
                        + json.path("usage").path("completionTokens").asLong());
        assertThat(json.path("costInUsd").decimalValue()).isPositive();
        assertThat(result.output().lines()).hasSize(1);
        assertThat(result.errors()).endsWith("Deleted heron.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json missing.txt Why?", "--nonsense --json", "--json --endpoint nowhere README.md Why?"})
    void anErrorIsAJsonObjectToo(String arguments) throws IOException {
        Command.Result result = Command.run(arguments.split(" "));

        JsonNode error = JSON.readTree(result.output()).path("error");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(error.path("exitCode").asInt()).isEqualTo(2);
        assertThat(result.errors())
                .singleElement()
                .isEqualTo("chat-with-files: " + error.path("message").asText());
    }

    @Test
    void anAnswerAsJsonDoesNotControlTheTerminal() throws IOException {
        Path text = Files.writeString(
                directory.resolve("heron.txt"), "The access code of Project Heron is \u009b2J\u202e48213.");

        Command.Result result = Command.run("--json", text.toString(), QUESTION);

        assertThat(result.output()).matches("[ -~]+\n");
        assertThat(JSON.readTree(result.output()).path("answer").asText()).contains("\u009b2J\u202e48213");
    }

    @Test
    void aServiceOnThisMachineIsAskedWithoutTls() throws IOException {
        try (FakeXai fake = FakeXai.start()) {
            Command.Result result = Command.run("--endpoint", "127.0.0.1:" + fake.port(), heron().toString(), QUESTION);

            assertThat(result.output()).isEqualTo("The access code of Project Heron is 48213.\n");
            assertThat(fake.files().all()).isEmpty();
            assertThat(fake.requests()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, a host and a port",
        "localhost:99999, port is 99999",
        "::1:50051, a host and a port",
        "files.example:443, XAI_API_KEY is not set; files.example needs a key"
    })
    void aWrongEndpointIsToldInOneLine(String endpoint, String message) throws IOException {
        assertRefused(Command.run("--endpoint", endpoint, heron().toString(), QUESTION), message);
    }

    @Test
    void aNarrowTerminalBreaksNoWord() throws IOException {
        Path text = Files.writeString(
                directory.resolve("heron.txt"), "The access code of Project Heron is 48213, and it is on the door.");
        List<String> narrow = List.of("-Dterminal.columns=40", "-Dterminal.output.columns=40", "-Dpicocli.ansi=true");

        Command.Result help = Command.start(null, narrow, "--help").result();
        Command.Result answer =
                Command.start(null, narrow, text.toString(), "code?").result();

        assertThat(help.output().lines()).isNotEmpty().allMatch(line -> line.length() <= 40);
        assertThat(words(help.output())).isEqualTo(words(Command.run("--help").output()));
        assertThat(answer.errors()).allMatch(line -> line.length() <= 40);
        assertThat(words(String.join("\n", answer.errors())))
                .contains("asking filechat's own fake service on 127.0.0.1:", " tokens, cost $", "Deleted heron.txt");
        assertThat(answer.output()).startsWith(GOES_ON);
        assertThat(answer.output().replace(GOES_ON, ""))
                .isEqualTo("The access code of Project Heron is\n48213, and it is on the door.\n");
    }

    @Test
    void theReadmeShowsATerminalOfEightyColumns() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int start = readme.indexOf("\n", readme.indexOf("$ examples/chat-with-files")) + 1;
        String shown = readme.substring(start, readme.indexOf("```", start));

        Command.Result result = Command.start(
                        null,
                        List.of("-Dterminal.columns=80", "-Dterminal.output.columns=80"),
                        "files/report.txt",
                        "What are the three largest risks?")
                .result();

        String errors = String.join("\n", result.errors()) + "\n";
        int upload = errors.indexOf("\n", errors.indexOf("\nUploading") + 1) + 1;
        String printed = errors.substring(0, upload) + result.output().replace(GOES_ON, "") + errors.substring(upload);
        assertThat(withoutTimes(printed)).isEqualTo(withoutTimes(shown));
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("127\\.0\\.0\\.1:\\d+", "ADDRESS")
                .replaceAll("\\d+:\\d\\d:\\d\\d", "TIME")
                .replaceAll(" +\n", "\n");
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ferry.txt", "ferry.tx"})
    void itIsSaidWhatANameOfAFileIsTakenAs(String last) throws IOException {
        Path ferry = Files.writeString(directory.resolve("ferry.txt"), "The ferry has 77 seats.");
        String named = ferry.resolveSibling(last).toString();

        Command.Result result = Command.pipe(QUESTION, heron().toString(), named);

        assertThat(result.errors().getFirst())
                .isEqualTo(
                        last.equals("ferry.txt")
                                ? named + " is a file, so it is not taken as the question; --question TEXT asks one"
                                : "There is no file " + named + ", so it is taken as the question");
        assertThat(result.errors())
                .filteredOn(line -> line.startsWith("Uploaded "))
                .hasSize(last.equals("ferry.txt") ? 2 : 1);
    }

    @Test
    void theQuestionIsAnOptionWhereTheLastArgumentIsAFile() throws IOException {
        Path ferry = Files.writeString(directory.resolve("ferry.txt"), "The ferry has 77 seats.");

        Command.Result result = Command.run(
                "--json", "--question", "How many seats has the ferry?", heron().toString(), ferry.toString());

        assertThat(JSON.readTree(result.output()).path("files")).hasSize(2);
        assertThat(JSON.readTree(result.output()).path("answer").asText())
                .isEqualTo("ferry.txt: The ferry has 77 seats.");
    }

    @Test
    void aQuestionBeforeTheFilesIsToldHowItIsMeant() throws IOException {
        assertRefused(Command.run(QUESTION, heron().toString()), "; name the files before the question");
    }

    @Test
    void theFileIsDeletedWhereNothingReadsTheAnswer() throws IOException {
        Path text = Files.writeString(directory.resolve("long.txt"), "Heron " + "and another heron ".repeat(500) + ".");
        Command command = Command.start(null, List.of(), text.toString(), QUESTION);
        command.awaitOutput("heron and");

        Command.Result result = command.hangUp();

        assertThat(result.exitCode()).isEqualTo(74);
        assertThat(result.errors())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("XAI_API_KEY is not set"),
                        line -> assertThat(line).startsWith("Uploaded long.txt"),
                        line -> assertThat(line).isEqualTo("Deleted long.txt"),
                        line -> assertThat(line).startsWith("chat-with-files: standard output cannot be written: "));
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
        Path text = Files.writeString(directory.resolve("long.txt"), "Heron " + "and another heron ".repeat(500) + ".");
        Command command = Command.start(null, List.of(), text.toString(), QUESTION);
        command.awaitOutput("heron and");

        Command.Result result = command.terminate().result();

        assertThat(result.output()).endsWith("\n");
        assertThat(result.errors()).endsWith("Deleted long.txt", "chat-with-files: interrupted");
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
        assertThat(result.errors())
                .contains("Uploaded large.bin, 200,000,000 bytes")
                .endsWith("Deleted large.bin");
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
