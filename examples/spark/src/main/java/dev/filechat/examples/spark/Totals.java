// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The counts of a job, as lines for the terminal. */
record Totals(long failed, List<String> lines) {
    static Totals of(Dataset<Row> answers, long found) {
        List<Row> groups = answers.groupBy(col("error.kind").as("kind"), col("from_checkpoint"))
                .agg(
                        count(lit(1)).as("files"),
                        sum("lost_answers").as("lost"),
                        sum("cost").as("cost"),
                        min(struct("path", "error.message")).as("example"))
                .orderBy("kind")
                .collectAsList();
        long answered = 0;
        long before = 0;
        long failed = 0;
        long lost = 0;
        BigDecimal cost = BigDecimal.ZERO;
        List<String> reasons = new ArrayList<>();
        for (Row group : groups) {
            long files = group.<Long>getAs("files");
            lost += group.<Long>getAs("lost");
            if (group.getAs("kind") != null) {
                failed += files;
                Row example = group.getAs("example");
                reasons.add("  %s: %,d, such as %s: %s"
                        .formatted(group.getAs("kind"), files, example.getString(0), example.getString(1)));
            } else if (group.<Boolean>getAs("from_checkpoint")) {
                before += files;
            } else {
                answered += files;
            }
            if (!group.<Boolean>getAs("from_checkpoint") && group.getAs("cost") != null) {
                cost = cost.add(group.getAs("cost"));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("Files: %,d, answered now: %,d, before: %,d, failed: %,d, left out as empty: %,d"
                .formatted(found, answered, before, failed, found - answered - before - failed));
        lines.addAll(reasons);
        lines.add("Cost of this run: $%s, questions that may have been billed twice: %,d"
                .formatted(cost.stripTrailingZeros().toPlainString(), lost));
        return new Totals(failed, List.copyOf(lines));
    }
}
