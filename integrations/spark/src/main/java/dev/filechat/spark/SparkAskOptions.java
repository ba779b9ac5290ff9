// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static java.util.Objects.requireNonNull;

import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.Unanswered;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of a job. Immutable and thread-safe. */
public final class SparkAskOptions {
    private static final int TICK_DECIMALS = 10;

    private final Builder values;

    private SparkAskOptions(Builder values) {
        this.values = values;
    }

    /**
     * {@return a builder}
     *
     * @param checkpoint the directory in which the job keeps its answers and its rows, as a path or URI of a file
     *     system that the driver and all executors have, for example {@code hdfs://name/checkpoints/invoices}; it need
     *     not exist. It holds answers, so only those who may read these should be able to read it
     */
    public static Builder builder(String checkpoint) {
        return new Builder(checkpoint);
    }

    String checkpoint() {
        return values.checkpoint;
    }

    String column() {
        return values.column;
    }

    boolean stored() {
        return values.stored;
    }

    ClientSettings client() {
        return new ClientSettings(values.client, values.apiKey);
    }

    /** {@return the number of partitions; 0 if it depends on the files} */
    int partitions() {
        return values.partitions;
    }

    /** {@return the number of tasks at once; 0 if it depends on the cluster} */
    int tasksAtOnce() {
        return values.tasksAtOnce;
    }

    CostShare.@Nullable Limit costLimit() {
        return values.costLimit;
    }

    boolean hasRate() {
        return values.questionsPerMinute > 0 || values.tokensPerMinute > 0;
    }

    JobGate.Rate rate(int tasks) {
        return new JobGate.Rate(values.questionsPerMinute, values.tokensPerMinute, tasks);
    }

    PartitionTask.Settings task() {
        return new PartitionTask.Settings(
                values.maxConcurrentPerTask,
                values.maxBytesInFlightPerTask,
                values.maxFailuresPerTask,
                values.unanswered,
                values.rateLimitPatience);
    }

    @Override
    public String toString() {
        return "SparkAskOptions[checkpoint=" + values.checkpoint + "]";
    }

    /** Builds {@link SparkAskOptions}. Not thread-safe. */
    public static final class Builder {
        private static final AskOptions DEFAULTS = AskOptions.defaults();

        private final String checkpoint;
        private String column = "path";
        private boolean stored;
        private @Nullable ClientSetup client;
        private @Nullable ApiKeySource apiKey;
        private int partitions;
        private int tasksAtOnce;
        private int maxConcurrentPerTask = AskOptions.DEFAULT_MAX_CONCURRENT;
        private long maxBytesInFlightPerTask = DEFAULTS.maxBytesInFlight();
        private long maxFailuresPerTask = DEFAULTS.maxFailures();
        private Unanswered unanswered = DEFAULTS.unanswered();
        private Duration rateLimitPatience = DEFAULTS.rateLimitPatience();
        private long questionsPerMinute;
        private long tokensPerMinute;
        private CostShare.@Nullable Limit costLimit;

        private Builder(String checkpoint) {
            if (requireNonNull(checkpoint, "checkpoint").isBlank()) {
                throw new IllegalArgumentException("checkpoint is blank. Name a directory that all executors can reach;"
                        + " without one, a job that is stopped would ask, and pay, again");
            }
            this.checkpoint = checkpoint;
        }

        private Builder(Builder other) {
            checkpoint = other.checkpoint;
            column = other.column;
            stored = other.stored;
            client = other.client;
            apiKey = other.apiKey;
            partitions = other.partitions;
            tasksAtOnce = other.tasksAtOnce;
            maxConcurrentPerTask = other.maxConcurrentPerTask;
            maxBytesInFlightPerTask = other.maxBytesInFlightPerTask;
            maxFailuresPerTask = other.maxFailuresPerTask;
            unanswered = other.unanswered;
            rateLimitPatience = other.rateLimitPatience;
            questionsPerMinute = other.questionsPerMinute;
            tokensPerMinute = other.tokensPerMinute;
            costLimit = other.costLimit;
        }

        /**
         * Sets the column of the files' paths, as Hadoop's file systems have them. Default: {@code path}, as in the
         * rows of {@code binaryFile}.
         */
        public Builder pathColumn(String name) {
            column = requireNonNull(name, "name");
            stored = false;
            return this;
        }

        /** Sets the column of the ids of files that are on the service. They are not deleted. Default: paths. */
        public Builder fileIdColumn(String name) {
            column = requireNonNull(name, "name");
            stored = true;
            return this;
        }

        /** Sets where the executors have the API key from. Default: their environment variable {@code XAI_API_KEY}. */
        public Builder apiKey(ApiKeySource source) {
            apiKey = requireNonNull(source, "source");
            return this;
        }

        /** Sets up the client of each executor. Default: the client's own defaults. */
        public Builder client(ClientSetup setup) {
            client = requireNonNull(setup, "setup");
            return this;
        }

        /**
         * Sets the least number of partitions, 1 or more, each of which one task answers; it is rounded up to a power
         * of two. Default: as many as tasks can run at once, and more where one would have over 5,000 files, or, if the
         * Dataset has a column {@code length}, over 4 GiB.
         */
        public Builder partitions(int number) {
            partitions = (int) positive("partitions", number);
            return this;
        }

        /**
         * Sets the number of tasks that can run at once in the cluster, 1 or more, by which rates are divided. Default:
         * the number that the configuration allows, or that the executors have which are there when the job starts,
         * whichever is larger.
         */
        public Builder tasksAtOnce(int number) {
            tasksAtOnce = (int) positive("tasksAtOnce", number);
            return this;
        }

        /** Sets the most files that a task uploads, asks about and deletes at once, 1 or more. Default: 16. */
        public Builder maxConcurrentPerTask(int files) {
            maxConcurrentPerTask = (int) positive("maxConcurrentPerTask", files);
            return this;
        }

        /** Sets the most bytes that the files at once of a task may have together, 1 or more. Default: no bound. */
        public Builder maxBytesInFlightPerTask(long bytes) {
            maxBytesInFlightPerTask = positive("maxBytesInFlightPerTask", bytes);
            return this;
        }

        /**
         * Sets the number of failures of a task, 1 or more, at which it asks nothing more: its other files have the
         * error {@code NOT_ASKED}. Default: no limit.
         */
        public Builder maxFailuresPerTask(long failures) {
            maxFailuresPerTask = positive("maxFailuresPerTask", failures);
            return this;
        }

        /**
         * Sets what happens with files about which a task or a run before asked without recording an answer. Default:
         * {@link Unanswered#ASK_AGAIN}.
         */
        public Builder unanswered(Unanswered reaction) {
            unanswered = requireNonNull(reaction, "reaction");
            return this;
        }

        /**
         * Sets how long a file is tried again while the service refuses calls because of their rate, 0 or more.
         * Default: 10 minutes.
         */
        public Builder rateLimitPatience(Duration duration) {
            if (requireNonNull(duration, "duration").isNegative()) {
                throw new IllegalArgumentException("rateLimitPatience is " + duration + "; it must be 0 or more");
            }
            rateLimitPatience = duration;
            return this;
        }

        /**
         * Sets the most questions a minute of the whole job, 1 or more: each task has the part of one of the tasks that
         * run at once. Default: no limit.
         */
        public Builder questionsPerMinute(long number) {
            questionsPerMinute = positive("questionsPerMinute", number);
            return this;
        }

        /**
         * Sets the most tokens a minute of the whole job, 1 or more, divided as {@link #questionsPerMinute} is. What a
         * question used is known with its answer: after a large one, a task waits longer. Default: no limit.
         */
        public Builder tokensPerMinute(long number) {
            tokensPerMinute = positive("tokensPerMinute", number);
            return this;
        }

        /**
         * Sets the most that one run of the job may cost. A question is asked only if what it may cost is left; files
         * for which nothing is left have the error {@code COST_LIMIT}. The limit holds as long as no question costs
         * more than the given amount. An executor that dies takes what it had reserved with it, at most a 256th of the
         * limit or the cost of a few questions. Default: no limit.
         *
         * @param usd the limit in US dollars, more than zero, with at most 10 decimal places
         * @param perQuestionUsd the most that a question costs, in US dollars, more than zero and at most the limit
         */
        public Builder costLimit(BigDecimal usd, BigDecimal perQuestionUsd) {
            long limit = ticks("usd", usd);
            long perQuestion = ticks("perQuestionUsd", perQuestionUsd);
            if (perQuestion > limit) {
                throw new IllegalArgumentException("perQuestionUsd is " + perQuestionUsd.toPlainString()
                        + ", which is more than the limit, " + usd.toPlainString() + ": nothing would be asked");
            }
            costLimit = new CostShare.Limit(limit, perQuestion);
            return this;
        }

        private static long ticks(String name, BigDecimal usd) {
            try {
                long ticks = requireNonNull(usd, name)
                        .setScale(TICK_DECIMALS, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact();
                return positive(name, ticks);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        name + " is " + usd + "; it must have at most 10 decimal places and be at most 922337203", e);
            }
        }

        private static long positive(String name, long value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more");
            }
            return value;
        }

        /** {@return the options} */
        public SparkAskOptions build() {
            return new SparkAskOptions(new Builder(this));
        }
    }
}
