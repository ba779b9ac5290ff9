// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the rows of a job say. */
final class AnswerTable {
    private AnswerTable() {}

    /** {@return the rows, after a check that there is one for each path} */
    static List<Row> accounted(Dataset<Row> answers, List<String> paths) {
        List<Row> rows = answers.collectAsList();
        assertThat(rows).extracting(row -> row.<String>getAs("path")).containsExactlyInAnyOrderElementsOf(paths);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.<Object>getAs("answer") == null)
                        .isNotEqualTo(row.<Object>getAs("error") == null));
        return rows;
    }

    static Row row(List<Row> rows, String path) {
        return rows.stream()
                .filter(row -> row.<String>getAs("path").equals(path))
                .findFirst()
                .orElseThrow();
    }

    static String error(List<Row> rows, String path) {
        Row error = row(rows, path).getAs("error");
        return error.getString(0) + " " + error.getString(1);
    }

    static List<String> kinds(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.getAs("error") != null)
                .map(row -> row.<Row>getAs("error").getString(0))
                .toList();
    }

    static int lostAnswers(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.<Integer>getAs("lost_answers")).sum();
    }

    static BigDecimal cost(List<Row> rows) {
        return rows.stream()
                .map(row -> row.<BigDecimal>getAs("cost"))
                .filter(cost -> cost != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
