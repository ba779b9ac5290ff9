// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An answer that is read on a thread of its own, so that it can be stopped at any time, also before its first word:
 * interrupting that thread cancels the call.
 */
final class RunningAnswer {
    private static final long PING_MILLIS = 500;

    private final BlockingQueue<SentEvent> events = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile boolean ended;

    /** Starts to read: {@code asking} gives the consumer each event, and returns the last one. */
    RunningAnswer(Asking asking) {
        reader = Thread.ofVirtual().start(() -> {
            SentEvent last = asking.ask(events::add);
            ended = true; // before the browser can know it, and ask again
            events.add(last);
        });
    }

    /** Cancels the call if it is under way, and waits for its end. */
    void stop() {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the events to a browser until the answer ends. When the browser has gone, the call is cancelled. */
    void sendTo(OutputStream out) {
        try {
            boolean ended = false;
            while (!ended) {
                SentEvent event = events.poll(PING_MILLIS, TimeUnit.MILLISECONDS);
                out.write((event == null ? SentEvent.PING : event.text()).getBytes(UTF_8));
                out.flush();
                ended = event != null && event.name().equals(SentEvent.END);
            }
        } catch (IOException e) { // the browser has gone
            stop();
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    boolean running() {
        return !ended;
    }

    /** What the reader does. */
    @FunctionalInterface
    interface Asking {
        /** Asks, gives the events to the consumer, and returns the {@link SentEvent#END}. */
        SentEvent ask(Consumer<SentEvent> events);
    }
}
