// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AskCommandTest {
    private static SparkSession spark;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder() // which the command takes, as it is there
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in/sub dir"));
        Files.writeString(directory.resolve("in/plain.txt"), "It costs 120 euros.");
        Files.writeString(directory.resolve("in/sub dir/Größe 100% [x].txt"), "It costs 77 euros.");
    }

    @Test
    void filesAreAnsweredOnceAndCounted() throws IOException {
        Files.createFile(directory.resolve("in/empty.txt"));
        Path broken = Files.writeString(directory.resolve("in/broken.pdf"), "%PDF-1.4 and no more");

        Result first = run(path("in"), "What does it cost?", path("out/"));

        assertThat(first.exitCode()).as(first.toString()).isEqualTo(1);
        assertThat(first.output())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("Files: 4, answered now: 2, before: 0, failed: 1, left out as empty: 1"),
                        line -> assertThat(line)
                                .startsWith("  REFUSED: 1, such as file:")
                                .contains("/broken.pdf: "),
                        line -> assertThat(line)
                                .startsWith("Cost of this run: $0.000")
                                .endsWith(", questions that may have been billed twice: 0"),
                        line -> assertThat(line).isEqualTo("All answers are in " + path("out/")));

        Files.delete(broken);
        Result second = run(path("in/"), "What does it cost?", path("out"));

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.output())
                .startsWith(
                        "Files: 3, answered now: 0, before: 2, failed: 0, left out as empty: 1",
                        "Cost of this run: $0, questions that may have been billed twice: 0");
        assertThat(spark.read()
                        .parquet(path("out"))
                        .filter("path like '%plain.txt'")
                        .select("answer.answer", "answer.certainty")
                        .collectAsList())
                .containsExactly(RowFactory.create("It costs 120 euros.", "HIGH"));
    }

    @Test
    void theServiceAndTheKeyMayBeNamedAndTheFolderMayHaveWildcardsInItsName() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("[a] {b} 100%"));
        Files.writeString(folder.resolve("plain.txt"), "It costs 120 euros.");
        try (FakeXai fake = FakeXai.start()) {
            Path key = Files.writeString(directory.resolve("key"), fake.key());

            Result result = run(
                    "--endpoint=" + fake.host() + ":" + fake.port(),
                    "--key-file=" + key,
                    folder.toString(),
                    "What does it cost?",
                    path("out"));

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(fake.calls("GetCompletion")).isEqualTo(1);
            assertThat(fake.files().all()).isEmpty();
        }
    }

    @Test
    void theCostHasThatOfAnswersThatDoNotFit() throws IOException {
        try (FakeXai fake = FakeXai.start()) {
            Path key = Files.writeString(directory.resolve("key"), fake.key());
            fake.chat().whenAnything().reply("It costs 120 euros.");

            Result result = run(
                    "--endpoint=" + fake.host() + ":" + fake.port(),
                    "--key-file=" + key,
                    path("in"),
                    "What does it cost?",
                    path("out"));

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
            assertThat(result.output())
                    .anySatisfy(line -> assertThat(line).startsWith("  ANSWER_MISMATCH: 2, such as file:"))
                    .anySatisfy(line -> assertThat(line).startsWith("Cost of this run: $0.000"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere      | There is no folder",
                "in/plain.txt | There is no folder",
                "nowhere://x  | cannot be used: No FileSystem for scheme",
            })
    void aFolderThatIsNotThereIsToldInOneLine(String folder, String message) {
        assertRefused(run(folder.contains(":") ? folder : path(folder), "Why?", path("out")), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in             | is in the folder",
                "in/            | is in the folder",
                "in/sub dir/out | is in the folder",
                "out/../in/out  | is in the folder",
                "linked/out     | is in the folder",
                "in/plain.txt/a | is in the folder",
                ".              | is in the output",
                "taken          | cannot be written",
                "taken/out      | cannot be written",
                "full           | has files that are no answers",
            })
    void anOutputThatWouldBeAskedAboutOrReplaceOtherFilesIsRefused(String output, String message) throws IOException {
        Files.createSymbolicLink(directory.resolve("linked"), directory.resolve("in"));
        Files.writeString(directory.resolve("taken"), "");
        Files.createDirectory(directory.resolve("full"));
        Files.writeString(directory.resolve("full/thesis.txt"), "Two years of work.");

        assertRefused(run(path("in"), "Why?", path(output)), message);
        assertRefused(run("file:" + path("in"), "Why?", path(output)), message);
        assertRefused(run(path("in"), "Why?", "file://" + path(output)), message);
        assertThat(directory.resolve("full/thesis.txt")).hasContent("Two years of work.");
    }

    @Test
    void aRelativeOutputInTheFolderIsRefused() {
        String relative = Path.of("")
                .toAbsolutePath()
                .relativize(directory.resolve("in/out"))
                .toString();

        assertRefused(run(path("in"), "Why?", relative), "is in the folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in/checkpoint  | Name another by --checkpoint",
                "out/checkpoint | is in the output",
                "taken          | cannot be written",
            })
    void aCheckpointThatWouldBeAskedAboutOrReplacedIsRefused(String checkpoint, String message) throws IOException {
        Files.writeString(directory.resolve("taken"), "");

        assertRefused(run("--checkpoint", path(checkpoint), path("in"), "Why?", path("out")), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' '  | --model=grok-4.5    | The question must not be blank",
                "Why? | --model=            | The model must not be blank",
                "Why? | --key-file=nowhere  | There is no key file nowhere that can be read",
                "Why? | --endpoint=x        | it must be a host and a port",
                "Why? | --nonsense          | Unknown option: '--nonsense'",
            })
    void otherWrongInputIsToldInOneLine(String question, String option, String message) {
        assertRefused(run(option, path("in"), question, path("out")), message);
    }

    @Test
    void aModelThatIsNotThereIsRefused() throws IOException {
        try (FakeXai fake = FakeXai.builder().models("grok-4.5").start()) {
            Path key = Files.writeString(directory.resolve("key"), fake.key());

            Result result = run(
                    "--endpoint=" + fake.host() + ":" + fake.port(),
                    "--key-file=" + key,
                    "--model=grok-9",
                    path("in"),
                    "What does it cost?",
                    path("out"));

            assertRefused(result, "The service has no model grok-9");
            assertThat(fake.calls("UploadFile")).isZero();
        }
    }

    private String path(String name) {
        return directory + "/" + name;
    }

    /** The fake would say that it is asked, if anything were sent. */
    private static void assertRefused(Result result, String message) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.errors())
                .singleElement()
                .asString()
                .startsWith("ask: ")
                .contains(message);
        assertThat(result.output()).isEmpty();
    }

    private static Result run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine command =
                AskCommand.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        int exitCode = command.execute(arguments);
        return new Result(
                exitCode,
                output.toString().lines().toList(),
                errors.toString().lines().toList());
    }

    private record Result(int exitCode, List<String> output, List<String> errors) {}
}
