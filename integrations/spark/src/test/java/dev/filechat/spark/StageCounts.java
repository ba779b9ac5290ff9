// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark's UI shows as the counts of the next stage that asks. */
final class StageCounts extends SparkListener {
    private final CompletableFuture<Map<String, Long>> counts = new CompletableFuture<>();

    private StageCounts() {}

    static CompletableFuture<Map<String, Long>> next(SparkSession spark) {
        StageCounts listener = new StageCounts();
        spark.sparkContext().addSparkListener(listener);
        return listener.counts.whenComplete(
                (counts, failure) -> spark.sparkContext().removeSparkListener(listener));
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted stage) {
        if (stage.stageInfo().failureReason().isDefined()) {
            return; // its next attempt goes on counting
        }
        Map<String, Long> found = new HashMap<>();
        CollectionConverters.asJava(stage.stageInfo().accumulables()).forEach((id, accumulable) -> {
            if (accumulable.name().isDefined()
                    && accumulable.name().get().startsWith("filechat: ")
                    && accumulable.value().isDefined()) {
                found.put(
                        accumulable.name().get(), ((Number) accumulable.value().get()).longValue());
            }
        });
        if (!found.isEmpty()) {
            counts.complete(found);
        }
    }
}
