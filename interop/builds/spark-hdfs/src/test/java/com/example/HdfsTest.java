// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and a checkpoint on HDFS. */
class HdfsTest {
    private static final long SECONDS = 180;

    @TempDir
    private static Path directory;

    private static Hdfs hdfs;

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @BeforeAll
    static void start() throws Exception {
        hdfs = new Hdfs(directory);
    }

    @AfterAll
    static void stop() {
        hdfs.close();
    }

    @Test
    void whatArrivesIsWhatIsOnHdfs() throws Exception {
        Random random = new Random(23);
        for (String name : List.of("a report.txt", "100%25 sure.txt", "größe.txt", "a+b#c?.txt")) {
            write("/reports/" + name, "The code of Project Heron is 48213.".getBytes(StandardCharsets.UTF_8));
        }
        byte[] blocks = new byte[5 << 20];
        random.nextBytes(blocks);
        write("/reports/blocks.bin", blocks);

        List<Row> rows = run("/reports", "/checkpoints/reports");

        assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(row.<Object>getAs("error")).isNull());
        assertThat(xai.requests("UploadFile"))
                .extracting(request -> request.upload().orElseThrow().sha256().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(hashes("/reports"));

        assertThat(run("/reports", "/checkpoints/reports")).allMatch(row -> row.getAs("from_checkpoint"));
        assertThat(xai.calls("GetCompletion")).isEqualTo(5);
    }

    @Test
    void aKilledJobIsContinuedFromItsCheckpointOnHdfs() throws Exception {
        for (int i = 0; i < 40; i++) {
            write("/many/" + i + ".txt", ("The code of Project Heron is " + i).getBytes(StandardCharsets.UTF_8));
        }
        CountDownLatch held = new CountDownLatch(4);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger answers = new AtomicInteger();
        xai.chat().whenAnything().replyWith(request -> {
            if (answers.getAndIncrement() >= 8) {
                held.countDown();
                await(goOn);
            }
            return "It is " + request.lastMessage().files().getFirst().name();
        });
        Process job = job("/many", "/checkpoints/many");
        assertThat(held.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(job.destroyForcibly().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        goOn.countDown();
        List<Row> rows = run("/many", "/checkpoints/many");

        assertThat(rows).hasSize(40).allSatisfy(row -> assertThat(row.<Object>getAs("error")).isNull());
        assertThat(rows).filteredOn(row -> row.getAs("from_checkpoint")).hasSize(8);
        assertThat(rows.stream().mapToInt(row -> row.<Integer>getAs("lost_answers")).sum()).isEqualTo(4);
        assertThat(xai.calls("GetCompletion")).isEqualTo(40 + 4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Row> run(String files, String checkpoint) throws IOException {
        try (SparkSession spark = HdfsJob.session()) {
            return HdfsJob.run(spark, hdfs.uri(files), hdfs.uri(checkpoint), xai.host(), xai.port(), xai.key());
        }
    }

    private Process job(String files, String checkpoint) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of(
                HdfsJob.class.getName(),
                hdfs.uri(files),
                hdfs.uri(checkpoint),
                xai.host(),
                String.valueOf(xai.port()),
                xai.key()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "job.log").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private static void write(String path, byte[] content) throws IOException, InterruptedException {
        hdfs.as(Hdfs.SUPERUSER, files -> {
            write(files, path, content);
            return null;
        });
    }

    private static void write(FileSystem files, String path, byte[] content) throws IOException {
        try (FSDataOutputStream out = files.create(path(path))) {
            out.write(content);
        }
    }

    private static org.apache.hadoop.fs.Path path(String path) {
        return new org.apache.hadoop.fs.Path(path);
    }

    private static List<String> hashes(String folder) throws IOException, InterruptedException {
        return hdfs.as(Hdfs.SUPERUSER, files -> {
            List<String> hashes = new ArrayList<>();
            for (FileStatus file : files.listStatus(path(folder))) {
                try (FSDataInputStream in = files.open(file.getPath())) {
                    hashes.add(HexFormat.of().formatHex(sha256().digest(in.readAllBytes())));
                }
            }
            return hashes;
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
