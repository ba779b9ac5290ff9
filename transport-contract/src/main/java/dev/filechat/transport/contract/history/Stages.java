// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.spi.TransportProvider;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Fakes that are used again, each by one history at a time. Thread-safe. */
final class Stages implements AutoCloseable {
    private final TransportProvider provider;
    private final Map<Peer, Queue<Stage>> free = new ConcurrentHashMap<>();

    Stages(TransportProvider provider) {
        this.provider = provider;
    }

    /** Returns one that nobody else uses until it is given back. */
    Stage take(Peer peer) {
        Stage stage = of(peer).poll();
        return stage == null ? new Stage(peer, provider) : stage;
    }

    void giveBack(Stage stage) {
        of(stage.peer()).add(stage);
    }

    private Queue<Stage> of(Peer peer) {
        return free.computeIfAbsent(peer, missing -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public void close() {
        free.values().stream().flatMap(Collection::stream).forEach(Stage::close);
    }
}
