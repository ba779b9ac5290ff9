// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import static java.util.Objects.requireNonNull;

import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.StoredFile;
import dev.filechat.internal.observe.Outcome;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.ObservedCall;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call of the user, with all its attempts: its time, its cancellation, and its observation. Thread-safe. */
public final class CallInFlight implements CallContext, AutoCloseable {
    /** The longest time in nanoseconds: 292 years. */
    private static final Duration MOST = Duration.ofNanos(Long.MAX_VALUE);

    private final OpenCalls calls;
    private final Timing timing;
    private final CallSettings settings;
    private final long timeoutNanos;
    private final long start;
    private final AtomicReference<@Nullable Runnable> onCancel = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile long patienceNanos = Long.MAX_VALUE;
    private final AtomicInteger attempt = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable ObservedCall details;
    private volatile CallObservation observation = CallObservation.NONE;
    private volatile Map<String, String> headers;
    private volatile @Nullable Throwable failure;
    private volatile boolean completed;
    private volatile @Nullable ChatResponse response;
    private volatile @Nullable StoredFile file;
    private volatile @Nullable ApiKey apiKey;
    private volatile ResponseMetadata metadata = ResponseMetadata.none();

    CallInFlight(OpenCalls calls, Timing timing, CallSettings settings) {
        this.calls = calls;
        this.timing = timing;
        this.settings = settings;
        this.headers = settings.headers();
        this.timeoutNanos = nanos(settings.timeout());
        this.start = timing.nanoTime();
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(MOST) > 0 ? MOST.toNanos() : duration.toNanos();
    }

    /** Sets how long the waits that begin from now on may last. */
    public void patience(Duration duration) {
        patienceNanos = nanos(duration);
    }

    public Duration patience() {
        return Duration.ofNanos(patienceNanos);
    }

    @Override
    public long patienceNanos() {
        return patienceNanos;
    }

    /** {@return how the call is made} */
    public CallSettings settings() {
        return settings;
    }

    Duration timeout() {
        return settings.timeout();
    }

    public Duration elapsed() {
        return Duration.ofNanos(timing.nanoTime() - start);
    }

    @Override
    public long remainingNanos() {
        return timeoutNanos - (timing.nanoTime() - start);
    }

    @Override
    public int attempt() {
        return attempt.get();
    }

    @Override
    public ApiKey apiKey() {
        return requireNonNull(apiKey, "no attempt has begun");
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    /** Reports to an observation from now on. */
    void observed(ObservedCall call, CallObservation by) {
        details = call;
        observation = by;
        Map<String, String> more = by.headers();
        if (!more.isEmpty()) {
            Map<String, String> all = new LinkedHashMap<>(more);
            all.putAll(settings.headers());
            headers = all;
        }
    }

    /** {@return what the call is about; null for work that is no call of the service} */
    @Nullable
    ObservedCall details() {
        return details;
    }

    /** {@return the time that is left} */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    /** {@return what observes the call} */
    public CallObservation observation() {
        return observation;
    }

    void nextAttempt(ApiKey key) {
        onCancel.set(null);
        apiKey = key;
        metadata = ResponseMetadata.none();
        attempt.incrementAndGet();
        observation.attemptStarted(attempts.incrementAndGet());
    }

    /** {@return the number of attempts of all steps} */
    int attempts() {
        return attempts.get();
    }

    /** Reports bytes of a file that were sent or received. */
    public void transferred(long count) {
        if (count > 0) {
            bytes.addAndGet(count);
            observation.transferred(count);
        }
    }

    /** Reports the file that the call is about. */
    public void found(StoredFile stored) {
        file = stored;
    }

    @Override
    public void received(ResponseMetadata received) {
        metadata = received;
    }

    /** Takes the headers and trailers of a refused attempt; those that came before stay if there are no more. */
    public void received(TransportException failure) {
        if (failure.metadata() != ResponseMetadata.none()) {
            metadata = failure.metadata();
        }
    }

    /**
     * Reports the answer of a chat: the whole one, or the response so far.
     *
     * @return the answer with its metadata
     */
    public ChatResponse answered(ChatResponse answer) {
        ChatResponse whole = withMetadata(answer);
        response = whole;
        return whole;
    }

    /** {@return an answer with the headers and trailers that came until now} */
    public ChatResponse withMetadata(ChatResponse answer) {
        ResponseMetadata received = metadata;
        return received == ResponseMetadata.none()
                ? answer
                : answer.toBuilder().metadata(received).build();
    }

    /** Reports that the call succeeded. */
    public void completed() {
        completed = true;
    }

    /** Reports the exception that the caller gets; the last one counts. */
    public void failed(Throwable thrown) {
        failure = thrown;
        completed = false;
    }

    /** Starts counting the attempts of the next step of the call. */
    public void countAnew() {
        attempt.set(0);
    }

    @Override
    public void onCancel(Runnable action) {
        onCancel.set(action);
        if (cancelled) {
            runAction();
        }
    }

    public boolean cancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
        runAction();
    }

    private void runAction() {
        Runnable action = onCancel.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    /** Waits between two attempts; ends early when the call is cancelled or the thread interrupted (flag set). */
    public void pause(Duration duration) {
        CountDownLatch latch = new CountDownLatch(1);
        onCancel(latch::countDown);
        try {
            timing.pause(latch, duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        onCancel.set(null);
        calls.ended(this);
        if (ended.compareAndSet(false, true) && observation != CallObservation.NONE) {
            observation.ended(new Outcome(
                    completed,
                    Optional.ofNullable(failure),
                    attempts.get(),
                    elapsed(),
                    bytes.get(),
                    Optional.ofNullable(response),
                    Optional.ofNullable(file),
                    Optional.empty(),
                    metadata));
        }
    }
}
