// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.CostBudget;
import dev.filechat.files.UploadOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of a job. Immutable; as thread-safe as its journal, gate and listener. */
public final class AskOptions {
    /** The default of the most files at once. */
    public static final int DEFAULT_MAX_CONCURRENT = 16;

    private static final AskOptions DEFAULTS = builder().build();

    private final Builder values;

    private AskOptions(Builder values) {
        this.values = values;
    }

    /** {@return no journal, 16 files at once, and the other defaults of the builder} */
    public static AskOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder with these values} */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** {@return the journal, if there is one} */
    public Optional<AnswerJournal> journal() {
        return Optional.ofNullable(values.journal);
    }

    /** {@return the most files at once} */
    public int maxConcurrent() {
        return values.maxConcurrent;
    }

    /** {@return the most bytes that the files at once may have together} */
    public long maxBytesInFlight() {
        return values.maxBytesInFlight;
    }

    /** {@return the number of failures at which the job stops} */
    public long maxFailures() {
        return values.maxFailures;
    }

    /** {@return the settings of each upload} */
    public UploadOptions upload() {
        return values.upload;
    }

    /** {@return what happens with files about which a run before asked without recording an answer} */
    public Unanswered unanswered() {
        return values.unanswered;
    }

    /** {@return how long a file is tried again while the service refuses calls because of their rate} */
    public Duration rateLimitPatience() {
        return values.rateLimitPatience;
    }

    /** {@return the budget of the job, if there is one} */
    public Optional<CostBudget> costBudget() {
        return Optional.ofNullable(values.costBudget);
    }

    /** {@return the gate, if there is one} */
    public Optional<AskGate> gate() {
        return Optional.ofNullable(values.gate);
    }

    /** {@return the listener for the progress, if there is one} */
    public Optional<Consumer<? super AskProgress>> onProgress() {
        return Optional.ofNullable(values.onProgress);
    }

    /** Builds {@link AskOptions}. Not thread-safe. */
    public static final class Builder {
        private @Nullable AnswerJournal journal;
        private int maxConcurrent = DEFAULT_MAX_CONCURRENT;
        private long maxBytesInFlight = Long.MAX_VALUE;
        private long maxFailures = Long.MAX_VALUE;
        private UploadOptions upload = UploadOptions.defaults();
        private Unanswered unanswered = Unanswered.ASK_AGAIN;
        private Duration rateLimitPatience = Duration.ofMinutes(10);
        private @Nullable CostBudget costBudget;
        private @Nullable AskGate gate;
        private @Nullable Consumer<? super AskProgress> onProgress;

        private Builder() {}

        private Builder(Builder other) {
            journal = other.journal;
            maxConcurrent = other.maxConcurrent;
            maxBytesInFlight = other.maxBytesInFlight;
            maxFailures = other.maxFailures;
            upload = other.upload;
            unanswered = other.unanswered;
            rateLimitPatience = other.rateLimitPatience;
            costBudget = other.costBudget;
            gate = other.gate;
            onProgress = other.onProgress;
        }

        /**
         * Sets the journal, with which a job that was stopped continues. Default: none; then each run asks about all
         * files, and inputs with the same key are asked about one by one.
         */
        public Builder journal(AnswerJournal other) {
            journal = requireNonNull(other, "other");
            return this;
        }

        /** Sets the most files that are uploaded, asked about and deleted at once, 1 or more. Default: 16. */
        public Builder maxConcurrent(int files) {
            maxConcurrent = (int) positive("maxConcurrent", files);
            return this;
        }

        /**
         * Sets the most bytes that the files at once may have together, 1 or more. A larger file goes alone; one whose
         * size is not known before it is read counts as 512 MiB, the most that it can have. Default: no bound; a file
         * under way needs a few chunks of memory, whatever its size.
         */
        public Builder maxBytesInFlight(long bytes) {
            maxBytesInFlight = positive("maxBytesInFlight", bytes);
            return this;
        }

        /**
         * Sets the number of failures, 1 or more, at which the job stops: nothing more is asked, and the files that
         * follow fail with {@link FailureKind#NOT_ASKED}, unless the journal has their answer. Default: no limit.
         */
        public Builder maxFailures(long failures) {
            maxFailures = positive("maxFailures", failures);
            return this;
        }

        /**
         * Sets the settings of each upload. Default: {@link UploadOptions#defaults()}; without an expiry, files expire
         * after an hour, in case the process dies before they are deleted.
         */
        public Builder upload(UploadOptions options) {
            upload = requireNonNull(options, "options");
            return this;
        }

        /**
         * Sets what happens with files about which a run before asked without recording an answer. Default:
         * {@link Unanswered#ASK_AGAIN}.
         */
        public Builder unanswered(Unanswered reaction) {
            unanswered = requireNonNull(reaction, "reaction");
            return this;
        }

        /**
         * Sets how long a file is tried again while the service refuses calls because of their rate, 0 or more, counted
         * from its first refusal. The client's own attempts come first. All files of the job wait meanwhile, for the
         * time that the service asks for, or 1 to 60 seconds. Default: 10 minutes.
         */
        public Builder rateLimitPatience(Duration duration) {
            if (requireNonNull(duration, "duration").isNegative()) {
                throw new IllegalArgumentException("rateLimitPatience is " + duration + "; it must be 0 or more");
            }
            rateLimitPatience = duration;
            return this;
        }

        /**
         * Sets a budget, in addition to the client's if there is one. Once it is spent, nothing more is asked, and the
         * files that follow fail with {@link FailureKind#COST_LIMIT}, unless the journal has their answer. Default:
         * none.
         */
        public Builder costBudget(CostBudget budget) {
            costBudget = requireNonNull(budget, "budget");
            return this;
        }

        /** Sets what admits each question. Default: nothing. */
        public Builder gate(AskGate other) {
            gate = requireNonNull(other, "other");
            return this;
        }

        /**
         * Sets the listener for the progress. It is called after each result, by one thread at a time, not always the
         * same one, while the others wait for it; it should be quick. What it throws is logged and ends nothing.
         */
        public Builder onProgress(Consumer<? super AskProgress> listener) {
            onProgress = requireNonNull(listener, "listener");
            return this;
        }

        private static long positive(String name, long value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more");
            }
            return value;
        }

        /** {@return the options} */
        public AskOptions build() {
            return new AskOptions(new Builder(this));
        }
    }
}
