// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Waits until a number of tasks have ended because their job was cancelled. */
final class KilledTasks extends SparkListener implements AutoCloseable {
    private final SparkSession spark;
    private final CountDownLatch killed;

    KilledTasks(SparkSession spark, int count) {
        this.spark = spark;
        killed = new CountDownLatch(count);
        spark.sparkContext().addSparkListener(this);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof TaskKilled) {
            killed.countDown();
        }
    }

    /** {@return whether they ended in the time} */
    boolean await(Duration timeout) throws InterruptedException {
        return killed.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        spark.sparkContext().removeSparkListener(this);
    }
}
