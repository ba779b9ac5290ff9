// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.assertions.FileChatAssertions;
import dev.filechat.testkit.chat.ChatRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ChatExamplesTest {
    private static final Path REPORT = Example.sample("report.txt");
    private static final List<Path> OFFERS =
            List.of(Example.sample("offer-kestrel.txt"), Example.sample("offer-osprey.txt"));

    @AutoClose
    private final FakeXai fake = FakeXai.start();

    @Test
    void theProgramOfTheReadmeUploadsAsksAndDeletes() {
        String question = "What are the three largest risks?";
        String output =
                Example.output(fake, (client, path, out) -> ChatWithFiles.run(client, path, question, out), REPORT);

        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("battery cells", "Northquay terminal", "price of electricity"),
                        line -> assertThat(line).matches("It costs \\$0\\.00[0-9]+\\."));
        assertThat(fake.requests("UploadFile"))
                .singleElement()
                .satisfies(call -> FileChatAssertions.assertThat(call).uploadedContent(Files.readAllBytes(REPORT)));
    }

    @Test
    void aConversationSendsAllThatWasSaidBefore() {
        String output = Example.output(fake, MultiTurnChat::run, REPORT);

        assertThat(output).contains("412,000 passengers", "Ninety-eight per cent", "next summer");
        assertThat(fake.chat().requests())
                .extracting(request -> request.messages().size())
                .containsExactly(3, 5, 7);
        assertThat(output).contains("8 messages");
    }

    @Test
    void aStreamedAnswerIsPrintedWhole() {
        String output = Example.output(fake, StreamedAnswer::run, REPORT);

        assertThat(output).contains("battery cells", "Northquay terminal", "price of electricity", " tokens)");
        assertThat(fake.chat().lastRequest().kind()).isEqualTo(ChatRequest.Kind.STREAMED);
    }

    @Test
    void theEventsOfAnAnswerAreThoughtTextUsageAndEnd() {
        String output = Example.output(fake, StreamedEvents::run, REPORT);

        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("....").contains("Grey Wagtail, entered service in April"),
                        line -> assertThat(line).matches("\\[[1-9][0-9]* tokens]"),
                        line -> assertThat(line).isEqualTo("[STOP]"));
    }

    @Test
    void aPictureGoesWithTheMessage() {
        String output = Example.output(fake, ImageChat::run, ExampleChart.draw());

        assertThat(fake.chat().lastRequest().images()).isOne();
        assertThat(output).contains("tallest").contains("counted for 256 tokens"); // what low detail costs
    }

    @Test
    void severalFilesAreAskedAboutInOneCall() {
        String output = Example.output(fake, SeveralFiles::run, OFFERS);

        assertThat(output).contains("8.2 million", "9.1 million", "(cost: $0.");
        assertThat(fake.chat().requests())
                .singleElement()
                .satisfies(request -> assertThat(request.files()).hasSize(2));
    }

    @Test
    void eachStatementNamesItsFile() {
        String output = Example.output(fake, CitedFiles::run, OFFERS);

        assertThat(output.lines())
                .anySatisfy(line -> assertThat(line).endsWith("eight years for the battery. [1]"))
                .anySatisfy(line -> assertThat(line).endsWith("three years for the whole ship. [2]"))
                .endsWith("[1] offer-kestrel.txt", "[2] offer-osprey.txt");
    }

    @Test
    void anInlineFileIsNotUploaded() {
        String output = Example.output(fake, InlineFile::run, Example.sample("invoice.txt"));

        assertThat(output).contains("1,237.60 EUR by 2 May 2026");
        assertThat(fake.calls("UploadFile")).isZero();
        assertThat(fake.chat().lastRequest().files())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("invoice.txt"));
    }
}
