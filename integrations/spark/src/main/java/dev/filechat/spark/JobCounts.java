// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** What Spark's UI shows of a job, for each stage. Spark adds up the task attempts that succeeded only. */
final class JobCounts implements Serializable {
    private static final long serialVersionUID = 1;

    private final LongAccumulator answered;
    private final LongAccumulator fromCheckpoint;
    private final LongAccumulator failed;
    private final LongAccumulator lostAnswers;
    private final LongAccumulator tokens;
    private final LongAccumulator costTicks;

    JobCounts(SparkContext spark) {
        answered = spark.longAccumulator("filechat: answered");
        fromCheckpoint = spark.longAccumulator("filechat: answered, from the checkpoint");
        failed = spark.longAccumulator("filechat: without an answer");
        lostAnswers = spark.longAccumulator("filechat: lost answers, possibly billed");
        tokens = spark.longAccumulator("filechat: tokens");
        costTicks = spark.longAccumulator("filechat: cost (10,000,000,000 are 1 USD)");
    }

    /**
     * Called by the thread of the task.
     *
     * @param before whether a run before got the answer
     */
    void count(BulkAnswer<?> answer, boolean before) {
        switch (answer) {
            case BulkAnswer.Answered<?> got -> {
                answered.add(1);
                lostAnswers.add(got.attempts() - 1);
                if (before) {
                    fromCheckpoint.add(1);
                } else {
                    bill(got.usage());
                }
            }
            case BulkAnswer.Failed<?> none -> {
                failed.add(1);
                lostAnswers.add(none.lostAnswers());
                bill(AnswerColumns.billed(none).flatMap(ChatResponse::usage));
            }
        }
    }

    private void bill(Optional<Usage> usage) {
        tokens.add(usage.map(Usage::totalTokens).orElse(0L));
        costTicks.add(
                usage.map(Usage::costInUsdTicks).orElseGet(OptionalLong::empty).orElse(0));
    }
}
