// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as records, and the SQL function. */
class TypedAnswersTest {
    private final SparkSession spark = SparkCluster.session();

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @TempDir
    private Path directory;

    private Jobs jobs;

    enum Currency {
        EUR,
        USD
    }

    record Line(String item, int count) {}

    record Invoice(
            String number,
            BigDecimal total,
            Currency currency,
            LocalDate due,
            boolean paid,
            List<Line> lines,
            Map<String, Long> weights,
            Optional<String> note) {}

    record Payment(BigDecimal total, Instant at, LocalDate due) {}

    @BeforeEach
    void setUp() throws IOException {
        jobs = new Jobs(directory, xai);
        jobs.write(2);
    }

    @Test
    void aRecordIsAStruct() {
        xai.chat().whenAnything().withFile("report-0.txt").reply("""
                        {"number": "7", "total": 12.50, "currency": "EUR", "due": "2026-12-01", "paid": true,
                         "lines": [{"item": "paper", "count": 2}, {"item": "ink", "count": 1}],
                         "weights": {"paper": 900}, "note": null}""");
        xai.chat().whenAnything().withFile("report-1.txt").reply("It is an invoice.");

        Dataset<Row> answers = FileChatSpark.ask(
                jobs.binaryFiles(spark),
                SparkQuestion.of("grok-4.5", "What does it cost?", Invoice.class)
                        .withOptions(options -> options.temperature(0.5f)),
                jobs.options().build());

        assertThat(answers.schema().apply("answer").dataType().simpleString())
                .isEqualTo("struct<number:string,total:decimal(38,18),currency:string,due:date,paid:boolean,"
                        + "lines:array<struct<item:string,count:int>>,weights:map<string,bigint>,note:string>");
        Row answer = answers.where("answer is not null").select("answer.*").first();
        assertThat(answer.<String>getAs("number")).isEqualTo("7");
        assertThat(answer.<BigDecimal>getAs("total")).isEqualByComparingTo("12.50");
        assertThat(answer.<String>getAs("currency")).isEqualTo("EUR");
        assertThat(answer.<java.sql.Date>getAs("due")).isEqualTo("2026-12-01");
        assertThat(answer.<Boolean>getAs("paid")).isTrue();
        assertThat(answer.<Row>getList(answer.fieldIndex("lines")))
                .extracting(Row::toString)
                .containsExactly("[paper,2]", "[ink,1]");
        assertThat(answer.<String, Long>getJavaMap(answer.fieldIndex("weights")))
                .containsExactly(Map.entry("paper", 900L));
        assertThat(answer.<Object>getAs("note")).isNull();
        Row error = answers.where("answer is null").select("error.*").first();
        assertThat(error.<String>getAs("kind")).isEqualTo("ANSWER_MISMATCH");
        Row billed = answers.where("answer is null").first();
        assertThat(billed.<BigDecimal>getAs("cost")).isPositive();
        assertThat(billed.<Row>getAs("usage").<Long>getAs("total_tokens")).isPositive();
        assertThat(billed.<String>getAs("model")).isEqualTo("grok-4.5");
        assertThat(billed.<Integer>getAs("attempts")).isEqualTo(1);
        assertThat(billed.<Integer>getAs("lost_answers")).isZero();
        assertThat(xai.chat().requests())
                .allSatisfy(
                        request -> assertThat(request.settings().temperature()).hasValue(0.5));
    }

    @Test
    void theSqlFunctionAnswersEachFileOnce() {
        FileChatSpark.registerUdf(spark, "grok-4.5", jobs.options().build());
        jobs.binaryFiles(spark).createOrReplaceTempView("files");
        String query = "SELECT path, a.answer AS answer, a.from_checkpoint AS again, a.error.kind AS error FROM"
                + " (SELECT path, ask_file(path, 'What is the code of Project Heron?') AS a FROM files"
                + " UNION ALL SELECT 'file:/missing.txt', ask_file('file:/missing.txt', 'What?')) ORDER BY path";

        List<Row> rows = spark.sql(query).collectAsList();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).<String>getAs("error")).isEqualTo("UNREADABLE");
        assertThat(rows.get(1).<String>getAs("answer")).contains(Jobs.code(0));
        assertThat(rows.get(2).<String>getAs("answer")).contains(Jobs.code(1));
        assertThat(xai.calls("GetCompletion")).isEqualTo(2);

        assertThat(spark.sql(query).where("again").count()).isEqualTo(2);
        assertThat(xai.calls("GetCompletion")).isEqualTo(2);
    }

    @Test
    void aNumberThatTheColumnCannotHoldIsAMismatch() {
        xai.chat().whenAnything().withFile("report-0.txt").reply("""
                {"total": 12345678901234567890.5, "at": "2026-12-01T10:00:00Z", "due": "2026-12-01"}""");
        xai.chat().whenAnything().withFile("report-1.txt").reply("""
                {"total": 123456789012345678901, "at": "2026-12-01T10:00:00Z", "due": "2026-12-01"}""");

        List<Row> rows = payments()
                .selectExpr("answer.total", "error.kind", "error.message")
                .orderBy("path")
                .collectAsList();
        assertThat(rows.get(0).getDecimal(0)).isEqualByComparingTo("12345678901234567890.5");
        assertThat(rows.get(1).getString(1)).isEqualTo("ANSWER_MISMATCH");
        assertThat(rows.get(1).getString(2)).contains("/total").contains("decimal(38,18)");
        assertThat(xai.calls("GetCompletion")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void datesAreThoseOfTheAnswerWhateverTheSessionHasForThem(boolean javaTime) {
        spark.conf().set("spark.sql.datetime.java8API.enabled", javaTime);
        try {
            xai.chat().whenAnything().withFile("report-0.txt").reply("""
                    {"total": 1, "at": "1500-01-01T10:00:00Z", "due": "1500-01-01"}""");
            xai.chat().whenAnything().withFile("report-1.txt").reply("""
                    {"total": 1, "at": "2026-12-01T10:00:00Z", "due": "2026-12-01"}""");

            assertThat(payments()
                            .orderBy("path")
                            .selectExpr("error.message", "unix_seconds(answer.at)", "cast(answer.due as string)")
                            .collectAsList())
                    .extracting(Row::toString)
                    .containsExactly(
                            "[null," + Instant.parse("1500-01-01T10:00:00Z").getEpochSecond() + ",1500-01-01]",
                            "[null," + Instant.parse("2026-12-01T10:00:00Z").getEpochSecond() + ",2026-12-01]");
        } finally {
            spark.conf().unset("spark.sql.datetime.java8API.enabled");
        }
    }

    private Dataset<Row> payments() {
        return FileChatSpark.ask(
                jobs.binaryFiles(spark),
                SparkQuestion.of("grok-4.5", "What does it cost, and when is it due?", Payment.class),
                jobs.options().build());
    }

    @Test
    void explainingAQueryOfLiteralRowsAsksNothing() {
        FileChatSpark.registerUdf(spark, "grok-4.5", jobs.options().build());
        String query = "SELECT ask_file(path, 'What is the code of Project Heron?') AS a FROM VALUES ('file:"
                + jobs.files().resolve("report-0.txt") + "') AS t(path)";

        spark.sql("EXPLAIN " + query).collectAsList();
        assertThat(xai.requests()).isEmpty();

        assertThat(spark.sql(query).select("a.answer").first().getString(0)).contains(Jobs.code(0));
        assertThat(xai.calls("GetCompletion")).isEqualTo(1);

        String excluded = spark.conf().get("spark.sql.optimizer.excludedRules");
        spark.conf().unset("spark.sql.optimizer.excludedRules");
        try {
            assertThatThrownBy(() -> spark.sql(query).collectAsList())
                    .hasStackTraceContaining("Spark's optimizer would ask on the driver; nothing was asked");
        } finally {
            spark.conf().set("spark.sql.optimizer.excludedRules", excluded);
        }
    }
}
