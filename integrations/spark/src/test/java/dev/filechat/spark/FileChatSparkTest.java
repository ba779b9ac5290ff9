// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static dev.filechat.spark.AnswerTable.accounted;
import static dev.filechat.spark.AnswerTable.cost;
import static dev.filechat.spark.AnswerTable.error;
import static dev.filechat.spark.AnswerTable.kinds;
import static dev.filechat.spark.AnswerTable.lostAnswers;
import static dev.filechat.spark.AnswerTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.bulk.ask.Unanswered;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on two executors that are processes of their own. */
class FileChatSparkTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private final SparkSession spark = SparkCluster.session();

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path directory;

    private Jobs jobs;

    @BeforeEach
    void setUp() throws IOException {
        jobs = new Jobs(directory, xai);
    }

    @Test
    void eachFileIsUploadedAskedAboutAndDeleted() throws Exception {
        List<String> paths = jobs.write(20);

        Dataset<Row> answers = FileChatSpark.ask(
                jobs.binaryFiles(spark), Jobs.CODE, jobs.options().build());

        assertThat(answers.columns())
                .containsExactly(
                        "path",
                        "answer",
                        "model",
                        "usage",
                        "cost",
                        "attempts",
                        "lost_answers",
                        "from_checkpoint",
                        "file_id",
                        "error");
        List<Row> rows = accounted(answers, paths);
        for (int i = 0; i < 20; i++) {
            assertThat(row(rows, paths.get(i)).<String>getAs("answer")).contains(Jobs.code(i));
        }
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.<Object>getAs("error")).isNull();
            assertThat(row.<String>getAs("model")).isEqualTo("grok-4.5");
            assertThat(row.<BigDecimal>getAs("cost")).isPositive();
            assertThat(row.<Row>getAs("usage").<Long>getAs("total_tokens")).isPositive();
            assertThat(row.<String>getAs("file_id")).startsWith("file_");
        });
        List<String> hashes = new ArrayList<>();
        for (Path file : files()) {
            hashes.add(sha256(Files.readAllBytes(file)));
        }
        assertThat(xai.requests("UploadFile"))
                .extracting(request -> request.upload().orElseThrow().sha256().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(hashes);
        assertThat(xai.files().all()).isEmpty();
        assertThat(xai.calls("GetCompletion")).isEqualTo(20);
    }

    @Test
    void aSecondRunAsksAboutWhatIsNewOrHasChanged() throws IOException {
        jobs.write(12);
        FileChatSpark.ask(jobs.binaryFiles(spark), Jobs.CODE, jobs.options().build());
        assertThat(xai.calls("GetCompletion")).isEqualTo(12);

        jobs.write("report-0.txt", "The code of Project Heron is 77777, as of now.");
        String added = jobs.write("report-new.txt", "The code of Project Heron is 88888.");
        Dataset<Row> again = FileChatSpark.ask(
                jobs.binaryFiles(spark), Jobs.CODE, jobs.options().partitions(8).build());

        assertThat(xai.calls("GetCompletion")).isEqualTo(14);
        List<Row> rows = again.collectAsList();
        assertThat(rows).hasSize(13);
        assertThat(row(rows, added).<String>getAs("answer")).contains("88888");
        assertThat(rows).filteredOn(row -> row.getAs("from_checkpoint")).hasSize(11);
        assertThat(rows).extracting(row -> row.<Integer>getAs("lost_answers")).containsOnly(0);
        again.union(again).count();
        assertThat(xai.calls("GetCompletion")).isEqualTo(14);
    }

    @Test
    void aKilledExecutorIsPaidForOnceButForWhatItHadAsked() throws Exception {
        List<String> paths = jobs.write(60);
        HeldAnswers answers = new HeldAnswers(xai, 8, 4);
        SparkAskOptions options =
                jobs.options().partitions(2).maxConcurrentPerTask(2).build();
        CompletableFuture<Map<String, Long>> counts = StageCounts.next(spark);
        Future<Dataset<Row>> job =
                background.submit(() -> FileChatSpark.ask(jobs.binaryFiles(spark), Jobs.CODE, options));
        answers.awaitHeld(LONG);

        ProcessHandle executor = SparkCluster.executors().getFirst();
        assertThat(executor.destroyForcibly()).isTrue();
        assertThat(executor.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        answers.goOn();

        List<Row> rows = accounted(job.get(LONG.toSeconds(), TimeUnit.SECONDS), paths);
        assertThat(rows).extracting(row -> row.<Object>getAs("error")).containsOnlyNulls();
        assertThat(lostAnswers(rows)).isEqualTo(2);
        assertThat(xai.calls("GetCompletion")).isEqualTo(60 + 2);
        assertThat(rows)
                .extracting(row -> row.<Boolean>getAs("from_checkpoint"))
                .containsOnly(false);
        assertThat(counts.get(LONG.toSeconds(), TimeUnit.SECONDS))
                .containsEntry("filechat: answered", 60L)
                .containsEntry("filechat: lost answers, possibly billed", 2L)
                .containsEntry(
                        "filechat: cost (10,000,000,000 are 1 USD)",
                        cost(rows).movePointRight(10).longValueExact());
    }

    @Test
    void aCancelledJobDoesNotGoOnWithItsFiles() throws Exception {
        jobs.write(120);
        HeldAnswers answers = new HeldAnswers(xai, 8, 4);
        SparkAskOptions options =
                jobs.options().partitions(2).maxConcurrentPerTask(2).build();
        Future<Dataset<Row>> job = background.submit(() -> {
            spark.sparkContext().setJobGroup(directory.toString(), "cancelled", false);
            return FileChatSpark.ask(jobs.binaryFiles(spark), Jobs.CODE, options);
        });
        answers.awaitHeld(LONG);

        try (KilledTasks tasks = new KilledTasks(spark, 2)) {
            spark.sparkContext().cancelJobGroup(directory.toString());
            assertThatThrownBy(() -> job.get(LONG.toSeconds(), TimeUnit.SECONDS))
                    .hasMessageContaining("cancelled");
            for (int i = 0; i < 120 && !tasks.await(Duration.ofMillis(100)); i++) {
                answers.answerOne(); // with which a task sees that it is to end
            }
        }
        int asked = xai.calls("GetCompletion");
        assertThat(asked).isLessThan(120);

        answers.goOn();
        List<Row> rows = FileChatSpark.ask(
                        jobs.binaryFiles(spark), Jobs.CODE, jobs.options().build())
                .collectAsList();
        assertThat(rows)
                .hasSize(120)
                .allSatisfy(row -> assertThat(row.<Object>getAs("error")).isNull());
        assertThat(rows).filteredOn(row -> row.getAs("from_checkpoint")).hasSizeBetween(8, asked);
        assertThat(xai.calls("GetCompletion")).isLessThanOrEqualTo(120 + lostAnswers(rows));
    }

    @Test
    void anExecutorWithoutAClientKeepsNoThread() throws IOException {
        jobs.write(8);
        long driver = ProcessHandle.current().pid();
        SparkAskOptions options = jobs.options()
                .client(client -> {
                    if (ProcessHandle.current().pid() != driver) {
                        throw new IllegalStateException("not on this machine");
                    }
                })
                .build();

        assertThatThrownBy(() -> FileChatSpark.ask(jobs.binaryFiles(spark), Jobs.CODE, options))
                .hasStackTraceContaining("not on this machine");

        MapPartitionsFunction<Long, String> threads = unused -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .iterator();
        assertThat(spark.range(0, 8, 1, 8)
                        .mapPartitions(threads, Encoders.STRING())
                        .collectAsList())
                .isNotEmpty()
                .doesNotContain("filechat-checkpoint");
    }

    @Test
    void aKilledDriverIsContinuedByTheNextRun() throws Exception {
        List<String> paths = jobs.write(60);
        HeldAnswers answers = new HeldAnswers(xai, 8, 4);
        Process driver = driver();
        answers.awaitHeld(LONG);
        assertThat(driver.destroyForcibly().waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        answers.goOn();

        Dataset<Row> next = FileChatSpark.ask(
                jobs.binaryFiles(spark), Jobs.CODE, jobs.options().partitions(8).build());

        List<Row> rows = accounted(next, paths);
        assertThat(rows).extracting(row -> row.<Object>getAs("error")).containsOnlyNulls();
        assertThat(rows).filteredOn(row -> row.getAs("from_checkpoint")).hasSize(8);
        assertThat(lostAnswers(rows)).isEqualTo(4);
        assertThat(xai.calls("GetCompletion")).isEqualTo(60 + 4);
    }

    @Test
    void whatAKilledDriverHadAskedIsReportedIfThatIsWanted() throws Exception {
        List<String> paths = jobs.write(60);
        HeldAnswers answers = new HeldAnswers(xai, 4, 4);
        Process driver = driver();
        answers.awaitHeld(LONG);
        driver.destroyForcibly().waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
        answers.goOn();

        Dataset<Row> next = FileChatSpark.ask(
                jobs.binaryFiles(spark),
                Jobs.CODE,
                jobs.options().unanswered(Unanswered.REPORT).build());

        List<Row> rows = accounted(next, paths);
        assertThat(kinds(rows)).hasSize(4).containsOnly("UNANSWERED_BEFORE");
        assertThat(lostAnswers(rows)).isEqualTo(4);
        assertThat(xai.calls("GetCompletion")).isEqualTo(60);
    }

    @Test
    void filesThatCannotBeReadOrAreRefusedHaveTheirReason() throws IOException {
        List<String> paths = new ArrayList<>(jobs.write(6));
        paths.add("file:" + jobs.files().resolve("missing.txt"));
        paths.add("file:" + jobs.files());
        paths.add("nowhere://host/file.txt");
        paths.add("s3a://bucket/file.txt"); // Hadoop knows the name of its class, which is not there
        xai.chat().whenAnything().withFile("report-2.txt").fail(Code.INVALID_ARGUMENT, "The file has no text.");
        xai.chat().answerUnmatched();

        List<Row> rows = accounted(
                FileChatSpark.ask(listed(paths), Jobs.CODE, jobs.options().build()), paths);

        assertThat(error(rows, paths.get(2))).startsWith("REFUSED ").contains("The file has no text.");
        assertThat(error(rows, paths.get(6))).startsWith("UNREADABLE ").contains("missing.txt");
        assertThat(error(rows, paths.get(7))).startsWith("UNREADABLE ").contains("directory");
        assertThat(error(rows, paths.get(8))).startsWith("UNREADABLE ").contains("nowhere");
        assertThat(error(rows, paths.get(9))).startsWith("UNREADABLE ").contains("S3AFileSystem");
        assertThat(kinds(rows)).hasSize(5);
        assertThat(lostAnswers(rows)).isZero();
    }

    @Test
    void aRowWithoutAPathHasItsReason() throws IOException {
        List<String> paths = new ArrayList<>(jobs.write(1));
        paths.add(null);
        paths.add("");

        List<Row> rows = FileChatSpark.ask(
                        listed(paths), Jobs.CODE, jobs.options().build())
                .collectAsList();

        assertThat(rows).hasSize(3);
        assertThat(kinds(rows)).containsExactly("UNREADABLE", "UNREADABLE");
    }

    @Test
    void aServiceThatRefusesByRateIsWaitedFor() throws IOException {
        List<String> paths = jobs.write(10);
        xai.faults()
                .onChats()
                .times(12)
                .refuse(new Refusal(Code.RESOURCE_EXHAUSTED, "Slow down.", Duration.ofMillis(50), null));

        List<Row> rows = accounted(
                FileChatSpark.ask(
                        jobs.binaryFiles(spark), Jobs.CODE, jobs.options().build()),
                paths);

        assertThat(kinds(rows)).isEmpty();
        assertThat(lostAnswers(rows)).isZero();
        assertThat(answeredByTheFake()).isEqualTo(10);
    }

    @Test
    void theCostLimitHoldsForAllExecutorsAndTheNextRunAsksTheRest() throws IOException {
        List<String> paths = jobs.write(20);
        BigDecimal perQuestion = new BigDecimal("0.000126");
        BigDecimal limit = new BigDecimal("0.00126");

        List<Row> rows = accounted(
                FileChatSpark.ask(
                        jobs.binaryFiles(spark),
                        Jobs.CODE,
                        jobs.options().costLimit(limit, perQuestion).build()),
                paths);

        assertThat(kinds(rows)).hasSize(10).containsOnly("COST_LIMIT");
        assertThat(cost(rows)).isEqualByComparingTo(limit);
        assertThat(xai.calls("GetCompletion")).isEqualTo(10);

        List<Row> rest = accounted(
                FileChatSpark.ask(
                        jobs.binaryFiles(spark), Jobs.CODE, jobs.options().build()),
                paths);

        assertThat(kinds(rest)).isEmpty();
        assertThat(xai.calls("GetCompletion")).isEqualTo(20);
    }

    @Test
    void storedFilesAreAskedAboutAndStay() throws IOException {
        List<String> ids = new ArrayList<>();
        try (var client = xai.client()) {
            for (Path file : files(jobs.write(3))) {
                ids.add(client.files().upload(file).id());
            }
        }

        List<Row> rows = FileChatSpark.ask(
                        listed(ids).withColumnRenamed("path", "id"),
                        Jobs.CODE,
                        jobs.options().fileIdColumn("id").build())
                .collectAsList();

        assertThat(rows).extracting(row -> row.<String>getAs("id")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rows).extracting(row -> row.<Object>getAs("error")).containsOnlyNulls();
        assertThat(xai.files().all()).hasSize(3);
    }

    @Test
    void theTasksOfAnExecutorShareOneClient() throws IOException {
        List<String> paths = jobs.write(8);
        Path log = directory.resolve("clients");
        SparkAskOptions options = SparkAskOptions.builder(jobs.checkpoint().toString())
                .apiKey(ApiKeySource.file(jobs.key().toString()))
                .client(Jobs.logged(xai.host(), xai.port(), log.toString()))
                .partitions(8)
                .build();

        accounted(FileChatSpark.ask(jobs.binaryFiles(spark), Jobs.CODE, options), paths);

        String driver = String.valueOf(ProcessHandle.current().pid());
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> !line.equals(driver))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /** A driver in a JVM of its own. */
    private Process driver() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
                .forEach(command::add);
        command.add(DriverProgram.class.getName());
        command.addAll(List.of(
                jobs.files().toString(),
                jobs.checkpoint().toString(),
                jobs.key().toString(),
                xai.host(),
                String.valueOf(xai.port())));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("driver.log").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private Dataset<Row> listed(List<String> paths) {
        return spark.createDataset(paths, Encoders.STRING()).toDF("path");
    }

    private long answeredByTheFake() {
        return xai.requests("GetCompletion").stream()
                .map(RecordedRequest::status)
                .filter(status -> status.filter(Code.OK::equals).isPresent())
                .count();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(jobs.files())) {
            return files.toList();
        }
    }

    private static List<Path> files(List<String> uris) {
        return uris.stream()
                .map(uri -> Path.of(uri.substring("file:".length())))
                .toList();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
