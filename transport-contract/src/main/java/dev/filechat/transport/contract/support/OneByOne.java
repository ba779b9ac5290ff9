// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscriber that requests items when the test does. */
public final class OneByOne<T> implements Flow.Subscriber<T> {
    private static final Duration LONG = OverTransport.LONG;

    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final BlockingQueue<T> items = new LinkedBlockingQueue<>();
    private final CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();

    private OneByOne() {}

    public static <T> OneByOne<T> of(Flow.Publisher<T> publisher) {
        OneByOne<T> subscriber = new OneByOne<>();
        publisher.subscribe(subscriber);
        return subscriber;
    }

    public void request(long n) throws Exception {
        subscription.get(LONG.toSeconds(), TimeUnit.SECONDS).request(n);
    }

    public void cancel() throws Exception {
        subscription.get(LONG.toSeconds(), TimeUnit.SECONDS).cancel();
    }

    /** What was asked for; waits for it. */
    public T take() throws Exception {
        T item = items.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        if (item == null) {
            throw new AssertionError("Nothing came within " + LONG + "; the end: " + end);
        }
        return item;
    }

    /** Asks for one more, and waits for it. */
    public T next() throws Exception {
        request(1);
        return take();
    }

    /** How it ended, null if well; waits for that. */
    @Nullable
    public Throwable end() throws Exception {
        return end.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    public boolean ended() {
        return end.isDone();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
    }

    @Override
    public void onNext(T item) {
        items.add(item);
    }

    @Override
    public void onError(Throwable failure) {
        end.complete(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
