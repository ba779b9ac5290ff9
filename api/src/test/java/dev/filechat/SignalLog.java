// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscriber that requests nothing by itself, and records each signal and its thread. Thread-safe. */
class SignalLog<T> implements Flow.Subscriber<T> {
    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    /** The failure; null for a completion. */
    final CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();

    /** The rules that a publisher broke. An assertion would be thrown to the code under test. */
    private final List<String> mistakes = new CopyOnWriteArrayList<>();

    private final BlockingQueue<T> items = new LinkedBlockingQueue<>();
    private final CompletableFuture<Thread> thread = new CompletableFuture<>();

    static <T> SignalLog<T> of(Flow.Publisher<T> publisher) {
        SignalLog<T> log = new SignalLog<>();
        publisher.subscribe(log);
        return log;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        thread.complete(Thread.currentThread());
        note(subscription.complete(given), "a second subscription");
    }

    @Override
    public void onNext(T item) {
        note(!end.isDone(), "an item after the end");
        note(thread.getNow(null) == Thread.currentThread(), "an item on another thread");
        items.add(item);
    }

    @Override
    public void onError(Throwable failure) {
        note(!Thread.currentThread().isInterrupted(), "a leftover interrupt");
        note(end.complete(failure), "a second end");
    }

    @Override
    public void onComplete() {
        note(end.complete(null), "a second end");
    }

    private void note(boolean right, String mistake) {
        if (!right) {
            mistakes.add(mistake);
        }
    }

    SignalLog<T> request(long n) throws Exception {
        subscription.get(10, TimeUnit.SECONDS).request(n);
        return this;
    }

    void cancel() throws Exception {
        subscription.get(10, TimeUnit.SECONDS).cancel();
    }

    T next() throws InterruptedException {
        T item = items.poll(10, TimeUnit.SECONDS);
        assertThat(item).as("an item within 10 s").isNotNull();
        return item;
    }

    /** Waits until the thread has ended, after which there are no more signals. */
    SignalLog<T> awaitThread() throws Exception {
        Thread signalling = thread.get(10, TimeUnit.SECONDS);
        assertThat(signalling.isVirtual()).isTrue();
        assertThat(signalling.join(Duration.ofSeconds(10)))
                .as("the thread has ended")
                .isTrue();
        assertThat(mistakes).isEmpty();
        return this;
    }

    /** The items that were received and not taken. */
    List<T> rest() {
        List<T> rest = new ArrayList<>();
        items.drainTo(rest);
        return rest;
    }
}
