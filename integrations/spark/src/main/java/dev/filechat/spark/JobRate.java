// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import io.github.bucket4j.Bucket;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one task may use of the job's rates: the part of one of the tasks that run at once. Immutable.
 *
 * @param questions the questions a minute of the job; 0 if there is no limit
 * @param tokens the tokens a minute of the job; 0 if there is no limit
 * @param tasks the number of tasks that run at once
 */
record JobRate(long questions, long tokens, int tasks) implements Serializable {
    /** {@return a limiter of the questions of one task; null if there is no limit} */
    @Nullable
    Bucket questionsOfTask() {
        return bucket(questions);
    }

    /** {@return a limiter of the tokens of one task; null if there is no limit} */
    @Nullable
    Bucket tokensOfTask() {
        return bucket(tokens);
    }

    /** At most what a second gives at once: a task that starts must not take a minute's part in its first second. */
    private @Nullable Bucket bucket(long aMinute) {
        if (aMinute == 0) {
            return null;
        }
        long burst = Math.max(1, aMinute / tasks / 60);
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(aMinute, Duration.ofMinutes(tasks)))
                .build();
    }
}
