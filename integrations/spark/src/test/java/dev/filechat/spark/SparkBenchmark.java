// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.bulk.ask.Question;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Files a second of Spark jobs with one and two executors of 1 GB, of {@code Bulk.ask}, and of a plain loop, with as
 * many questions at once, against a fake that answers after 20 ms. {@code benchmarks/spark [FILES]} runs it.
 */
final class SparkBenchmark {
    private static final int AT_ONCE = 32;
    private static final int FILES_OF_FOLDER = 1_000;
    private static final Duration ANSWER_TIME = Duration.ofMillis(20);
    private static final Pattern AFTER_COLLECTION = Pattern.compile("Pause .*->(\\d+)M\\(");

    private SparkBenchmark() {}

    /** Arguments: the number of files; 100,000 without. */
    public static void main(String[] args) throws Exception {
        int files = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        Path directory = Files.createTempDirectory("spark-benchmark");
        Path folder = write(directory.resolve("files"), files);
        System.out.printf(Locale.ROOT, "%d files, %d at once, an answer after %s%n", files, AT_ONCE, ANSWER_TIME);
        System.out.println("| | files a second | heap of the executors after a collection, first and second half |");
        System.out.println("| --- | --- | --- |");
        loop(folder, files);
        bulk(directory, folder, files);
        spark(directory, folder, files, 1, 1);
        spark(directory, folder, files, 2, 2);
        spark(directory, folder, files, 2, 8);
        spark(directory, folder, files, 2, 32);
    }

    private static Path write(Path folder, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Path part = folder.resolve(String.valueOf(i / FILES_OF_FOLDER));
            if (i % FILES_OF_FOLDER == 0) {
                Files.createDirectories(part);
            }
            Files.writeString(part.resolve(i + ".txt"), "The code of Project Heron is " + i + ".");
        }
        return folder;
    }

    private static FakeXai fake() {
        FakeXai xai = FakeXai.start();
        xai.chat().whenAnything().reply("It is a number.").initialDelay(ANSWER_TIME);
        return xai;
    }

    private static void loop(Path folder, int files) throws Exception {
        try (FakeXai xai = fake();
                FileChatClient client = xai.client();
                Stream<Path> paths = Files.walk(folder)) {
            Semaphore room = new Semaphore(AT_ONCE);
            long start = System.nanoTime();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                    room.acquire();
                    threads.submit(() -> {
                        try {
                            return client.ask("grok-4.5", "What is it?", path);
                        } finally {
                            room.release();
                        }
                    });
                }
            }
            print("a plain loop", files, start, "");
        }
    }

    private static void bulk(Path directory, Path folder, int files) throws Exception {
        try (FakeXai xai = fake();
                FileChatClient client = xai.client()) {
            AskOptions options = AskOptions.builder()
                    .journal(AnswerJournal.inFile(directory.resolve("bulk.journal")))
                    .maxConcurrent(AT_ONCE)
                    .build();
            long start = System.nanoTime();
            long answered = 0;
            try (BulkAnswers<String> answers = Bulk.of(client)
                    .ask(BulkInputs.directory(folder, "**"), Question.of("grok-4.5", "What is it?"), options)) {
                for (BulkAnswer<String> answer : answers) {
                    answered += answer instanceof BulkAnswer.Answered<String> ? 1 : 0;
                }
            }
            if (answered != files) {
                throw new AssertionError("Only " + answered + " of " + files + " have an answer");
            }
            print("Bulk.ask with a journal", files, start, "");
        }
    }

    private static void spark(Path directory, Path folder, int files, int executors, int tasks) throws Exception {
        Path logs = Files.createTempDirectory(directory, "gc");
        try (FakeXai xai = fake();
                SparkSession spark = Jobs.cluster(executors, "-Xlog:gc:file=" + logs + "/%p.log")
                        .getOrCreate()) {
            Jobs jobs = new Jobs(Files.createTempDirectory(directory, "job"), xai);
            spark.range(executors).repartition(executors).count(); // the executors are there
            long start = System.nanoTime();
            List<Row> rows = FileChatSpark.ask(
                            spark.read()
                                    .format("binaryFile")
                                    .option("recursiveFileLookup", true)
                                    .load(folder.toString()),
                            SparkQuestion.of("grok-4.5", "What is it?"),
                            jobs.options()
                                    .partitions(tasks)
                                    .maxConcurrentPerTask(AT_ONCE / executors)
                                    .build())
                    .where("error IS NULL AND lost_answers = 0")
                    .groupBy()
                    .count()
                    .collectAsList();
            if (rows.getFirst().getLong(0) != files) {
                throw new AssertionError("Only " + rows + " of " + files + " have an answer");
            }
            print("Spark, executors: " + executors + ", tasks: " + tasks, files, start, heap(logs));
        }
    }

    private static void print(String what, int files, long start, String heap) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "| %s | %.0f | %s |%n", what, files / seconds, heap);
    }

    /** {@return the most megabytes in the first and in the second half of the collections, of each executor} */
    private static String heap(Path logs) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                int[] after = AFTER_COLLECTION
                        .matcher(Files.readString(file))
                        .results()
                        .mapToInt(found -> Integer.parseInt(found.group(1)))
                        .toArray();
                int half = after.length / 2;
                all.add(most(after, 0, half) + ", " + most(after, half, after.length) + " MB");
            }
        }
        return String.join("; ", all);
    }

    private static int most(int[] values, int from, int to) {
        int most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, values[i]);
        }
        return most;
    }
}
