// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.filechat.testkit.FakeXai;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither the key nor the content of a file is where Spark shows and keeps what a job is. */
class SecretsTest {
    private static final String KEY = "canary-key-5d1f83c7";
    private static final String CONTENT = "canary-content-90ab4411";
    private final SparkSession spark = SparkCluster.session();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().keys(KEY).start();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void theKeyIsInNoPlanNoPageAndNoEventLog() throws Exception {
        Jobs jobs = new Jobs(directory, xai);
        jobs.write("secret.txt", CONTENT);
        xai.chat().whenAnything().reply("Nothing.");

        Dataset<Row> answers = FileChatSpark.ask(
                jobs.binaryFiles(spark), Jobs.CODE, jobs.options().build());
        FileChatSpark.registerUdf(spark, "grok-4.5", jobs.options().build());
        jobs.binaryFiles(spark).createOrReplaceTempView("secrets");
        Dataset<Row> sql = spark.sql("SELECT path, ask_file(path, 'What is in it?') AS a FROM secrets");
        assertThat(sql.select("a.answer").collectAsList()).hasSize(1);

        assertThat(explained(answers) + explained(sql))
                .contains("Parquet", "ask_file")
                .doesNotContain(KEY, CONTENT);
        assertThat(pages()).contains("filechat: answered", "FileChat").doesNotContain(KEY, CONTENT);
        assertThat(eventLog()).contains("filechat: answered", "MapPartitions").doesNotContain(KEY, CONTENT);
        assertThat(String.valueOf(jobs.options().build())).doesNotContain(KEY);
        assertThat(checkpoint(jobs.checkpoint())).contains("answered ").doesNotContain(KEY, CONTENT);
    }

    private static String explained(Dataset<Row> dataset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        scala.Console.withOut(bytes, () -> {
            dataset.explain(true);
            return null;
        });
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The pages and the REST interface of the running UI. */
    private String pages() throws Exception {
        String ui = spark.sparkContext().uiWebUrl().get();
        String rest = "/api/v1/applications/" + spark.sparkContext().applicationId();
        List<String> paths = new ArrayList<>(List.of(
                "/jobs/",
                "/stages/",
                "/storage/",
                "/environment/",
                "/executors/",
                "/SQL/",
                rest + "/jobs",
                rest + "/environment",
                rest + "/allexecutors",
                rest + "/sql?details=true&planDescription=true&length=1000"));
        JsonNode stages = new ObjectMapper().readTree(get(ui + rest + "/stages?details=true"));
        stages.forEach(stage -> paths.add("/stages/stage/?id=" + stage.get("stageId") + "&attempt=0"));
        JsonNode queries = new ObjectMapper().readTree(get(ui + rest + "/sql?length=1000"));
        queries.forEach(query -> paths.add("/SQL/execution/?id=" + query.get("id")));
        StringBuilder all = new StringBuilder(stages.toString());
        for (String path : paths) {
            all.append(get(ui + path));
        }
        return all.toString();
    }

    private String get(String uri) throws IOException, InterruptedException {
        var response = http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(uri).isEqualTo(200);
        return response.body();
    }

    private static String eventLog() throws IOException {
        return read(SparkCluster.eventLog());
    }

    private static String checkpoint(Path checkpoint) throws IOException {
        return read(checkpoint);
    }

    private static String read(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
