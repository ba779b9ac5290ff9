// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.text;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.testkit.internal.store.ContentWriter;
import dev.filechat.testsupport.StubClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fake answers when nobody tells it what to say. */
class AnswerTest {

    private static final String QUESTION = "What is the access code of Project Heron?";
    private static final String SECRET = "The access code of Project Heron is 48213.";
    private static final String REPORT = """
            Annual report

            Sales went well in spring. The largest risk is the price of copper, which
            doubled within a year. The second risk is a shortage of skilled welders. The cafeteria
            now serves soup. The third risk is the new customs duty
            on steel. Everybody liked the picnic.
            """;

    @TempDir
    private static Path storage;

    @AutoClose
    private static FakeXai xai;

    @AutoClose
    private static StubClient stubs;

    @BeforeAll
    static void start() {
        xai = FakeXai.builder().storageDirectory(storage).start();
        stubs = StubClients.of(xai);
    }

    @Test
    void findsTheSentenceThatAnswersAmongAThousandOthers() throws Exception {
        String file = upload("notes.txt", thousandSentencesAnd(SECRET));

        assertThat(stubs.answer(QUESTION, file)).contains("48213");
    }

    @Test
    void findsItOnALineOfItsOwnAndInOneEndlessLine() throws Exception {
        String lines = upload("lines.txt", thousandSentencesAnd(SECRET).replace(". ", ".\n"));
        String endless = upload("endless.txt", thousandSentencesAnd(SECRET).replace(". ", ", and "));

        assertThat(stubs.answer(QUESTION, lines)).contains("48213");
        assertThat(stubs.answer(QUESTION, endless)).contains("48213").hasSizeLessThan(4_000);
    }

    @Test
    void givesThreeRisksWhenAskedForThree() throws Exception {
        String file = upload("report.txt", REPORT);

        assertThat(stubs.answer("What are the three largest risks?", file))
                .isEqualTo("The largest risk is the price of copper, which doubled within a year. The second risk is a"
                        + " shortage of skilled welders. The third risk is the new customs duty on steel.");
    }

    @Test
    void givesAnotherAnswerToAnotherQuestion() throws Exception {
        String file = upload("report.txt", REPORT);

        assertThat(stubs.answer("Who liked the picnic?", file)).isEqualTo("Everybody liked the picnic.");
        assertThat(stubs.answer("What do they serve in the cafeteria?", file))
                .isEqualTo("The cafeteria now serves soup.");
    }

    @Test
    void saysThatItFoundNothingAndHowTheFileBegins() throws Exception {
        String file = upload("report.txt", REPORT);

        assertThat(stubs.answer("What about quantum entanglement?", file))
                .startsWith("I found nothing about \"quantum entanglement\" in report.txt.\nIt begins: Annual report")
                .contains("Sales went well");
    }

    @Test
    void tellsHowTheFileBeginsWhenTheQuestionHasNoSubject() throws Exception {
        String file = upload("report.txt", REPORT);

        assertThat(stubs.answer("Please summarize this document.", file))
                .contains("report.txt")
                .contains("Sales went well in spring.");
    }

    @Test
    void namesTheFileOfEachSentenceWhenThereAreSeveral() throws Exception {
        String first = upload("first.txt", "The contract ends in June. It is blue.");
        String second = upload("second.txt", "It rains. The contract ends in July.");
        String third = upload("third.bin", "\0\1\2");

        assertThat(stubs.answer("When do the contracts end?", first, second, third))
                .isEqualTo("first.txt: The contract ends in June.\nsecond.txt: The contract ends in July.\n"
                        + "third.bin has no text that I can read.");
        assertThat(stubs.answer("Where are the otters?", first, second))
                .startsWith("I found nothing about \"otters\" in first.txt or second.txt.");
    }

    @Test
    void readsFilesOfEarlierMessagesAndAnswersTheLastQuestion() throws Exception {
        GetCompletionsRequest request = ask("Who liked the picnic?", upload("report.txt", REPORT)).toBuilder()
                .addMessages(
                        Message.newBuilder().setRole(MessageRole.ROLE_ASSISTANT).addContent(text("Everybody.")))
                .addMessages(Message.newBuilder().setRole(MessageRole.ROLE_USER).addContent(text("What is served?")))
                .build();

        assertThat(stubs.chat()
                        .getCompletion(request)
                        .getOutputs(0)
                        .getMessage()
                        .getContent())
                .isEqualTo("The cafeteria now serves soup.");
    }

    @Test
    void readsFilesThatComeWithTheMessage() throws Exception {
        assertThat(answerInline("notes.txt", "text/plain", ByteString.copyFromUtf8(SECRET)))
                .isEqualTo(SECRET);
        assertThat(answerInline("", "", ByteString.copyFromUtf8(SECRET))).isEqualTo(SECRET);
        assertThat(answerInline("notes.pdf", "application/pdf", ByteString.copyFrom(Pdfs.withPages("Hello.", SECRET))))
                .isEqualTo(SECRET);
    }

    @Test
    void readsAPdfOfSeveralPages() throws Exception {
        byte[] pdf = Pdfs.withPages(
                "Minutes of the meeting\nThe weather was discussed at length.",
                "Nobody objected. The access code of Project\nHeron is 48213. Somebody coughed.",
                "The next meeting is on Friday.");
        String file = stubs.upload("minutes.pdf", pdf, 1_000).getId();

        assertThat(stubs.answer(QUESTION, file)).isEqualTo(SECRET);
        assertThat(stubs.answer("When is the next meeting?", file)).isEqualTo("The next meeting is on Friday.");
    }

    @Test
    void readsAPdfThatIsStoredOnDisk() throws Exception {
        String[] pages = new Random(1)
                .ints(60)
                .mapToObj(i -> ("Page filler number " + i + " goes on and on.\n").repeat(40))
                .toArray(String[]::new);
        pages[30] = SECRET;
        byte[] pdf = Pdfs.withPages(pages);
        byte[] padded = Arrays.copyOf(pdf, pdf.length + ContentWriter.IN_MEMORY);

        assertThat(stubs.answer(
                        QUESTION, stubs.upload("long.pdf", padded, 50_000).getId()))
                .isEqualTo(SECRET);
    }

    @Test
    void readsTextInAnyUsualEncoding() throws Exception {
        String sentence = "The caf\u00E9 of Project Heron opens at nine.";
        byte[] utf16 = ("\uFEFF" + sentence).getBytes(UTF_16BE);
        byte[] marked = ("\uFEFF" + sentence).getBytes(UTF_8);

        assertThat(stubs.answer(QUESTION, stubs.upload("a.txt", utf16, 1_000).getId()))
                .isEqualTo(sentence);
        assertThat(stubs.answer(QUESTION, stubs.upload("b", marked, 1_000).getId()))
                .isEqualTo(sentence);
    }

    @Test
    void saysWhenAFileHasNoText() throws Exception {
        String binary = upload("photo.bin", "\0\1\2");
        String empty = upload("empty.txt", "");

        assertThat(stubs.answer("What is it?", binary)).isEqualTo("photo.bin has no text that I can read.");
        assertThat(stubs.answer("What is it?", empty)).isEqualTo("empty.txt has no text that I can read.");
    }

    @Test
    void saysWhatItIsWhenThereIsNoFile() throws Exception {
        assertThat(stubs.answer("Where do otters sleep?"))
                .contains("fake")
                .contains("Attach a file")
                .contains("Where do otters sleep?");
    }

    @Test
    void readsATextTooLargeForMemoryThroughATemporaryIndexAndDeletesThat() throws Exception {
        String file = upload("large.txt", thousandSentencesAnd(SECRET).repeat(100));

        assertThat(stubs.answer(QUESTION, file)).isEqualTo(SECRET);
        try (Stream<Path> all = Files.walk(storage)) {
            assertThat(all.filter(path -> path.getFileName().toString().startsWith("index")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "?!", "the", "\uD83D\uDE00"})
    void hasSomethingToSayToAnyQuestion(String question) throws Exception {
        assertThat(stubs.answer(question, upload("report.txt", REPORT))).isNotBlank();
        assertThat(stubs.answer(question)).isNotBlank();
    }

    private static String answerInline(String name, String type, ByteString data) throws Exception {
        GetCompletionsRequest request = GetCompletionsRequest.newBuilder()
                .setModel("grok-4.5")
                .addMessages(Message.newBuilder()
                        .setRole(MessageRole.ROLE_USER)
                        .addContent(text(QUESTION))
                        .addContent(Content.newBuilder()
                                .setFile(FileContent.newBuilder()
                                        .setFilename(name)
                                        .setMimeType(type)
                                        .setData(data))))
                .build();
        return stubs.chat().getCompletion(request).getOutputs(0).getMessage().getContent();
    }

    private static String upload(String name, String content) throws Exception {
        return stubs.upload(name, content).getId();
    }

    private static String thousandSentencesAnd(String sentence) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("Project number ")
                    .append(i)
                    .append(" has a budget of ")
                    .append(i * 37)
                    .append(" euros. ");
            if (i == 618) {
                text.append(sentence).append(' ');
            }
        }
        return text.toString();
    }
}
