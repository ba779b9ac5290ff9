// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedExamplesTest {
    private static final Path INVOICE = Example.sample("invoice.txt");

    @AutoClose
    private final FakeXai fake = FakeXai.start();

    @Test
    void anInvoiceBecomesARecord() {
        String output = Example.output(fake, StructuredOutput::run, INVOICE);

        assertThat(output).contains("Blue Heron Ferries", "1237.60 EUR", "2026-05-02", "2026-0417");
    }

    @Test
    void anotherInvoiceGivesOtherValues(@TempDir Path directory) throws IOException {
        Path other = Files.writeString(
                directory.resolve("other.txt"),
                "Invoice number: 7\nCustomer: Osprey\nTotal: 12.50\nCurrency: SEK\nDue date: 2027-01-31\n");

        String output = Example.output(fake, StructuredOutput::run, other);

        assertThat(output).contains("Osprey owes 12.50 SEK by 2027-01-31", "7");
    }

    @Test
    void aFolderOfInvoicesBecomesLinesOfCsv(@TempDir Path directory) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("invoices"));
        for (int i = 1; i <= 3; i++) {
            Files.writeString(
                    folder.resolve(i + ".txt"),
                    "Invoice number: 7\nCustomer: Osprey\nTotal: %d.50\nCurrency: SEK\nDue date: 2027-01-0%d\n"
                            .formatted(i, i));
        }
        Path result = directory.resolve("result.csv");

        InvoiceBatch.main(new String[] {folder.toString(), result.toString()});

        assertThat(result)
                .hasContent("\"1.txt\",1.50,2027-01-01\n\"2.txt\",2.50,2027-01-02\n\"3.txt\",3.50,2027-01-03\n");
        assertThat(ExampleClient.fake().calls("AddBatchRequests")).isEqualTo(1);
        assertThat(ExampleClient.fake().files().all()).as("files left behind").isEmpty();
    }

    @Test
    void aFolderIsAskedInACollection(@TempDir Path directory) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("offers"));
        Files.writeString(folder.resolve("kestrel.txt"), "The Kestrel has a guarantee of five years.");
        Files.writeString(folder.resolve("lunch.txt"), "Lunch is at noon.");

        String output = Example.printed(
                () -> AskedFolder.main(new String[] {folder.toString(), "Which guarantee has the Kestrel?"}));

        assertThat(output).isEqualToIgnoringNewLines("The Kestrel has a guarantee of five years. [1][1] kestrel.txt");
        assertThat(ExampleClient.fake().files().all()).as("files left behind").isEmpty();
        assertThat(ExampleClient.fake().calls("DeleteCollection")).isOne();
    }

    @Test
    void anEmptyFolderIsRefusedBeforeAnythingIsMade(@TempDir Path empty) {
        String[] arguments = {empty.toString()};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InvoiceBatch.main(arguments))
                .withMessage("There is no file in " + empty);
        assertThat(ExampleClient.fake().calls("CreateBatch")).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> AskedFolder.main(arguments));
        assertThat(ExampleClient.fake().calls("CreateCollection")).isZero();
    }

    @ParameterizedTest
    @ValueSource(classes = {InvoiceBatch.class, AskedFolder.class})
    void aProgramForAFolderIsShort(Class<?> program) throws IOException {
        assertThat(Files.readAllLines(
                        Path.of("src/main/java/dev/filechat/examples/" + program.getSimpleName() + ".java")))
                .hasSizeLessThan(40);
    }

    @Test
    void aFunctionIsCalledWithWhatTheFileSays() {
        String output = Example.output(fake, FunctionCalling::run, INVOICE);

        assertThat(output).containsSubsequence("1,237.60", "find_payments", "500.00 EUR", "240.00 EUR");
        assertThat(fake.chat().requests()).as("analysis, call, answer").hasSize(3);
    }

    @Test
    void bothCallsOfARoundAreObserved() {
        String output = Example.output(fake, ObservedTools::run, Example.sample("report.txt"));

        assertThat(output).containsSubsequence("round 1: 2 calls", "round 2: 0 calls", "The result of convert is");
        assertThat(output).contains("-> 5734000.00 CHF", "-> 67222000.00 SEK");
    }

    @Test
    void aSavedConversationGoesOnWithItsMessagesAndUsage() {
        String output = Example.output(fake, SavedChat::run, Example.sample("report.txt"));

        assertThat(output).containsSubsequence("saved 2 messages", "Ninety-eight per cent", "tokens in all");
        assertThat(fake.chat().requests())
                .extracting(request -> request.messages().size())
                .containsExactly(1, 3);
    }
}
