// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.async;

import dev.filechat.chat.ChatStream;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.concurrent.CallerFrames;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer, streamed to one subscriber. A virtual thread of its own makes the call, reads what was requested, and
 * makes all calls of the subscriber. Thread-safe.
 */
final class StreamSubscription<T> implements Flow.Subscription {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final CallRunner runner;
    private final Supplier<ChatStream> call;
    private final Function<ChatStream, Iterator<T>> view;
    private final Flow.Subscriber<? super T> subscriber;
    private final Thread thread;
    private final Demand demand;
    private final CallerFrames caller = CallerFrames.here();
    private volatile @Nullable ChatStream stream;
    private @Nullable Iterator<T> items;
    private @Nullable CallInFlight watch;

    /**
     * @param call makes the call
     * @param view the part of the stream that the subscriber gets
     */
    StreamSubscription(
            CallRunner runner,
            Supplier<ChatStream> call,
            Function<ChatStream, Iterator<T>> view,
            Flow.Subscriber<? super T> subscriber) {
        this.runner = runner;
        this.call = call;
        this.view = view;
        this.subscriber = subscriber;
        this.thread = runner.threads().unstarted("filechat-stream", this::run, this::refuse);
        this.demand = new Demand(thread);
    }

    void start() {
        thread.start();
    }

    @Override
    public void request(long n) {
        demand.add(n);
    }

    @Override
    public void cancel() {
        if (!demand.cancel()) {
            close(); // else the reader does
        }
    }

    private void close() {
        ChatStream opened = stream;
        if (opened != null) {
            opened.close();
        }
    }

    /** Signals to the subscriber that nothing can be read. */
    private void refuse(RuntimeException reason) {
        publish(() -> {
            demand.cancel();
            caller.addTo(reason);
            subscriber.onError(reason);
        });
    }

    private void run() {
        publish(() -> {
            while (publishNext()) {}
        });
    }

    private void publish(Runnable signals) {
        try {
            subscriber.onSubscribe(this);
            signals.run();
        } catch (Throwable e) { // the subscriber's: all else is caught where it happens
            cancel();
            log.warn("A subscriber threw, which it must not; its subscription is cancelled", e);
        } finally {
            if (watch != null) {
                watch.close();
            }
        }
    }

    /** Sends the subscriber one signal; returns false if there is none to send. */
    private boolean publishNext() {
        T item = null;
        Throwable failure = null;
        try {
            item = next();
        } catch (Throwable e) { // the subscriber gets it
            RuntimeException refused = demand.refused();
            failure = refused == null ? e : refused;
            caller.addTo(failure);
        }
        boolean cancelled = demand.cancelled();
        if (item == null || cancelled) {
            close(); // before the last signal, as the chat can then be used again
        }
        if (cancelled) {
            return false;
        }
        if (failure != null) {
            subscriber.onError(failure);
        } else if (item == null) {
            subscriber.onComplete();
        } else {
            subscriber.onNext(item);
            return true;
        }
        return false;
    }

    /** Reads one item once it is asked for; null after the last one, and when the subscription is over. */
    private @Nullable T next() {
        if (watch == null) {
            // Not a call to the service: so that a close of the client is noticed while nothing is read, too.
            watch = runner.open(runner.timeout());
            watch.onCancel(demand::clientClosed);
        }
        while (demand.awaitTurn()) {
            T item = read();
            if (item == null || demand.take()) {
                return item;
            }
        }
        RuntimeException refused = demand.refused();
        if (refused != null) {
            throw refused;
        }
        return null;
    }

    private @Nullable T read() {
        try {
            if (items == null) {
                ChatStream opened = call.get();
                stream = opened;
                items = view.apply(opened);
            }
            return items.hasNext() ? items.next() : null;
        } finally {
            demand.endTurn();
        }
    }
}
