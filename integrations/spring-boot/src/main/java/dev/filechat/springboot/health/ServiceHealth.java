// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.health;

import dev.filechat.FileChatClient;
import dev.filechat.admission.NotAdmittedException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.files.listing.ListFilesRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service, with each client, for the name of one file: a call that is not billed, and that shows whether the
 * service is there and accepts the key. What it has found counts for 30 seconds, however often it is asked.
 */
final class ServiceHealth {
    /** More than the first call of an application that has just started takes. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private static final long FRESH = Duration.ofSeconds(30).toNanos();

    private final Map<String, FileChatClient> clients;
    private final Duration most;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Found found;

    /**
     * Makes a check.
     *
     * @param clients the clients by the names of their beans
     */
    ServiceHealth(Map<String, FileChatClient> clients) {
        this(clients, MOST);
    }

    ServiceHealth(Map<String, FileChatClient> clients, Duration most) {
        this.clients = Map.copyOf(clients);
        this.most = most;
    }

    /** Returns what a client's call shows: "up", or the name of the error. */
    Found check() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Found latest = found;
            if (latest == null || System.nanoTime() - latest.nanos() > FRESH) {
                latest = ask();
                found = latest;
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private Found ask() throws InterruptedException {
        Map<String, CompletableFuture<?>> calls = new LinkedHashMap<>();
        clients.forEach((name, client) -> calls.put(
                name,
                client.async()
                        .files(files ->
                                files.list(ListFilesRequest.builder().limit(1).build()))));
        long end = System.nanoTime() + most.toNanos();
        Map<String, String> states = new LinkedHashMap<>();
        boolean up = true;
        for (Map.Entry<String, CompletableFuture<?>> call : calls.entrySet()) {
            String error = error(call.getValue(), end - System.nanoTime());
            up &= error.isEmpty();
            states.put(call.getKey(), error.isEmpty() ? "up" : error);
        }
        return new Found(up, states, System.nanoTime());
    }

    /** The name of the error, without what the service says; empty if the service has answered the client. */
    private String error(CompletableFuture<?> call, long nanos) throws InterruptedException {
        try {
            call.get(nanos, TimeUnit.NANOSECONDS);
            return "";
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            boolean answered = cause instanceof RateLimitException
                    || cause instanceof PermissionDeniedException // the key may chat only
                    || cause instanceof NotAdmittedException; // nothing is known, and nothing is wrong with the service
            return answered || cause == null ? "" : cause.getClass().getSimpleName();
        } catch (TimeoutException e) {
            return "no answer in " + most.toSeconds() + " s";
        } finally {
            call.cancel(true);
        }
    }

    /**
     * What was found.
     *
     * @param up whether the service answers each client
     * @param states "up" or the error, by the names of the clients
     * @param nanos when
     */
    record Found(boolean up, Map<String, String> states, long nanos) {}
}
