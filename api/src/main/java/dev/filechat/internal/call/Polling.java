// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.errors.CallTimeoutException;
import dev.filechat.internal.call.CallRunner.Attempt;
import dev.filechat.internal.observe.CallDetails;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the service at growing intervals until something has ended: one call for observers. */
public final class Polling {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final double GROWTH = 1.5;

    /** What is left of the time at the last look. */
    private static final Duration LAST_LOOK = Duration.ofMillis(250);

    private final CallRunner runner;
    private final CallDetails details;
    private final Duration timeout;
    private final Duration longestPause;
    private final String goesOn;

    /**
     * @param timeout the time of all polls and pauses together
     * @param longestPause the longest pause between two polls
     * @param goesOn what goes on when the time is over, as the end of a message
     */
    public Polling(CallRunner runner, CallDetails details, Duration timeout, Duration longestPause, String goesOn) {
        this.runner = runner;
        this.details = details;
        this.timeout = timeout;
        this.longestPause = longestPause;
        this.goesOn = goesOn;
    }

    /**
     * Asks until there is a result.
     *
     * @param poll asks once
     * @param result looks at the answer; empty to ask again
     */
    public <P, T> T await(Attempt<P> poll, Function<P, Optional<T>> result) {
        return await(poll, result, timeout);
    }

    /**
     * Asks until there is a result.
     *
     * @param left what is left of the timeout
     */
    public <P, T> T await(Attempt<P> poll, Function<P, Optional<T>> result, Duration left) {
        return runner.run(details, runner.settings().withTimeout(left), call -> {
            Duration pause = FIRST_PAUSE;
            while (true) {
                Optional<T> found = result.apply(poll(poll, call));
                if (found.isPresent()) {
                    return found.get();
                }
                Duration longest = Duration.ofNanos(call.remainingNanos()).minus(LAST_LOOK);
                if (longest.isNegative() || longest.isZero()) {
                    throw timeout(null, call);
                }
                call.pause(pause.compareTo(longest) < 0 ? pause : longest);
                if (call.cancelled() || Thread.currentThread().isInterrupted()) {
                    throw runner.failures().cancelledBetween(details.description(), call);
                }
                pause = longer(pause);
            }
        });
    }

    private <P> P poll(Attempt<P> poll, CallInFlight call) {
        call.countAnew();
        try {
            return runner.repeat(new Attempts(runner, CallKind.REPEATABLE, details.description(), call), call, poll);
        } catch (CallTimeoutException e) {
            throw timeout(e, call);
        }
    }

    private CallTimeoutException timeout(@Nullable Throwable cause, CallInFlight call) {
        return new CallTimeoutException(
                details.description() + " did not end within " + timeout + "; " + goesOn, cause, true, call.attempt());
    }

    private Duration longer(Duration pause) {
        Duration next = Duration.ofNanos((long) (pause.toNanos() * GROWTH));
        return next.compareTo(longestPause) < 0 ? next : longestPause;
    }
}
