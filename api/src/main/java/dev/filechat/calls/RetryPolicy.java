// SPDX-License-Identifier: Apache-2.0
package dev.filechat.calls;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often, and after which delay, a failed call is tried again: of a client, of a chat, or of one call. It does not
 * change which failures are tried again: those after which the service has surely done nothing, and for calls that only
 * read those that may pass. Immutable and thread-safe.
 */
public final class RetryPolicy {
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final Fields<RetryPolicy> FIELDS = Fields.of(RetryPolicy.class)
            .add("readAttempts", RetryPolicy::readAttempts)
            .add("uploadAttempts", RetryPolicy::uploadAttempts)
            .add("chatAttempts", RetryPolicy::chatAttempts)
            .add("firstDelay", RetryPolicy::firstDelay)
            .add("firstRateLimitDelay", RetryPolicy::firstRateLimitDelay)
            .add("maxDelay", RetryPolicy::maxDelay)
            .add("maxServerDelay", RetryPolicy::maxServerDelay)
            .add("outageRetries", RetryPolicy::outageRetries);
    private static final RetryPolicy DEFAULTS = builder().build();
    private static final RetryPolicy NONE =
            builder().readAttempts(1).uploadAttempts(1).chatAttempts(1).build();

    private final int readAttempts;
    private final int uploadAttempts;
    private final int chatAttempts;
    private final Duration firstDelay;
    private final Duration firstRateLimitDelay;
    private final Duration maxDelay;
    private final Duration maxServerDelay;
    private final int outageRetries;

    private RetryPolicy(Builder builder) {
        readAttempts = builder.readAttempts;
        uploadAttempts = builder.uploadAttempts;
        chatAttempts = builder.chatAttempts;
        firstDelay = builder.firstDelay;
        firstRateLimitDelay = builder.firstRateLimitDelay;
        maxDelay = builder.maxDelay;
        maxServerDelay = builder.maxServerDelay;
        outageRetries = builder.outageRetries;
    }

    /** {@return the policy of a client that is given none} */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /** {@return a policy by which every call has one attempt} */
    public static RetryPolicy none() {
        return NONE;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the most attempts of a call that reads or deletes: of everything but uploads and questions} */
    public int readAttempts() {
        return readAttempts;
    }

    /** {@return the most attempts of an upload} */
    public int uploadAttempts() {
        return uploadAttempts;
    }

    /** {@return the most attempts of a question or a compaction} */
    public int chatAttempts() {
        return chatAttempts;
    }

    /** {@return the most that is waited before the second attempt} */
    public Duration firstDelay() {
        return firstDelay;
    }

    /** {@return the most that is waited before the second attempt after a rate limit} */
    public Duration firstRateLimitDelay() {
        return firstRateLimitDelay;
    }

    /** {@return the most that is waited before any attempt, unless the service asks for more} */
    public Duration maxDelay() {
        return maxDelay;
    }

    /** {@return the longest delay that the service may ask for without ending the call} */
    public Duration maxServerDelay() {
        return maxServerDelay;
    }

    /** {@return the number of attempts that a client adds to its calls while none of them succeeds} */
    public int outageRetries() {
        return outageRetries;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }

    /** Builds a {@link RetryPolicy}. Not thread-safe. */
    public static final class Builder {
        private int readAttempts = 4;
        private int uploadAttempts = 3;
        private int chatAttempts = 2;
        private Duration firstDelay = Duration.ofMillis(100);
        private Duration firstRateLimitDelay = Duration.ofSeconds(1);
        private Duration maxDelay = Duration.ofSeconds(20);
        private Duration maxServerDelay = Duration.ofSeconds(60);
        private int outageRetries = 35;

        private Builder() {}

        /** Sets the most attempts of a call that reads or deletes: 1 to 20. Default: 4. */
        public Builder readAttempts(int most) {
            readAttempts = Checks.inRange("readAttempts", most, 1, MOST_ATTEMPTS);
            return this;
        }

        /**
         * Sets the most attempts of an upload: 1 to 20. Default: 3. A source that can be read once has one attempt from
         * the moment it is read.
         */
        public Builder uploadAttempts(int most) {
            uploadAttempts = Checks.inRange("uploadAttempts", most, 1, MOST_ATTEMPTS);
            return this;
        }

        /** Sets the most attempts of a question or a compaction: 1 to 20. Default: 2. */
        public Builder chatAttempts(int most) {
            chatAttempts = Checks.inRange("chatAttempts", most, 1, MOST_ATTEMPTS);
            return this;
        }

        /**
         * Sets the most that is waited before the second attempt; it doubles with each one after that, and chance takes
         * a part of it between nothing and all. 0 to 1 hour. Default: 100 ms.
         */
        public Builder firstDelay(Duration delay) {
            firstDelay = delay("firstDelay", delay);
            return this;
        }

        /** Sets the same for the second attempt after a rate limit. 0 to 1 hour. Default: 1 s. */
        public Builder firstRateLimitDelay(Duration delay) {
            firstRateLimitDelay = delay("firstRateLimitDelay", delay);
            return this;
        }

        /**
         * Sets the most that is waited before any attempt, unless the service asks for more. 0 to 1 hour. Default: 20
         * s.
         */
        public Builder maxDelay(Duration delay) {
            maxDelay = delay("maxDelay", delay);
            return this;
        }

        /**
         * Sets the longest delay that the service may ask for; one that asks for more ends the call at once, and its
         * exception has the delay. 0 to 1 hour. Default: 60 s.
         */
        public Builder maxServerDelay(Duration delay) {
            maxServerDelay = delay("maxServerDelay", delay);
            return this;
        }

        /**
         * Sets the number of attempts that a client adds to its calls while none of them succeeds: so that an outage is
         * not made worse. Each success earns a part of one back. After a rate limit nearly three times as many are
         * made. Only the policy of a client has it; it is ignored in that of a chat or a call. 0 to 1,000,000. Default:
         * 35.
         */
        public Builder outageRetries(int most) {
            outageRetries = Checks.inRange("outageRetries", most, 0, 1_000_000);
            return this;
        }

        private static Duration delay(String name, Duration delay) {
            if (requireNonNull(delay, name).isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
                throw new IllegalArgumentException(name + " is " + delay + "; it must be 0 to " + LONGEST_DELAY);
            }
            return delay;
        }

        /** {@return the policy} */
        public RetryPolicy build() {
            return new RetryPolicy(this);
        }
    }
}
