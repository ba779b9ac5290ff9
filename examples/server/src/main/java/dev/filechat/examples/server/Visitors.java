// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import dev.filechat.FileChatClient;
import dev.filechat.errors.FileChatException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Those who have the page open. Who leaves, or is idle for too long, is forgotten, and the files are deleted. */
final class Visitors implements AutoCloseable {
    static final String GONE = "Your files were deleted, as this page was not used for long. Load it again.";

    private static final System.Logger LOG = System.getLogger(Visitors.class.getName());
    private static final int MOST = 1000;

    private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("idle-visitors").factory());
    private final FileChatClient client;
    private final ServerSettings settings;
    private final InstantSource clock;

    Visitors(FileChatClient client, ServerSettings settings, InstantSource clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
        long millis = Math.max(1, settings.idleTimeout().toMillis() / 4);
        var unused = sweeper.scheduleWithFixedDelay(this::forgetTheIdle, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A page was opened. */
    void arrived(String key) {
        if (visitors.size() >= MOST) {
            throw new Refusal(503, "There are too many visitors. Try again later.");
        }
        visitors.computeIfAbsent(key, k -> new Visitor(client, settings.model(), clock));
    }

    /** {@return who has this key} */
    Visitor visitor(String key) {
        Visitor visitor = visitors.get(key);
        if (visitor == null) {
            throw new Refusal(410, GONE);
        }
        return visitor;
    }

    /** A page was closed. */
    void left(String key) {
        Visitor visitor = visitors.remove(key);
        if (visitor != null) {
            try {
                visitor.close();
            } catch (FileChatException e) { // its message names no content
                LOG.log(System.Logger.Level.WARNING, "Not all files were deleted; they expire: " + e.getMessage());
            }
        }
    }

    private void forgetTheIdle() {
        visitors.forEach((key, visitor) -> {
            if (visitor.idleFor(settings.idleTimeout())) {
                left(key);
            }
        });
    }

    /** All leave. */
    @Override
    public void close() {
        sweeper.shutdownNow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            visitors.keySet().forEach(key -> threads.execute(() -> left(key)));
        }
    }
}
