// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is called in a history, and what goes wrong in it. A seed gives the same one at any time.
 *
 * @param steps the operations of one are made side by side, when those of the one before have ended
 */
record Schedule(
        long seed,
        Peer peer,
        Duration timeout,
        List<ConnectionTrouble> connections,
        List<CallTrouble> calls,
        List<List<Operation>> steps) {
    private static final List<Peer> PEERS = List.of(Peer.PLAIN, Peer.TLS, Peer.GATEWAY);
    private static final int MOST_CONNECTIONS = 4;
    private static final int MOST_CALLS = 12;

    static Schedule of(long seed) {
        Dice dice = new Dice(seed);
        Peer peer = PEERS.get(Math.floorMod(seed, PEERS.size()));
        Duration timeout = Duration.ofMillis(dice.between(400, 1_000));
        List<List<Operation>> steps = new ArrayList<>();
        boolean alone = dice.chance(0.6);
        int name = 0;
        for (int step = dice.between(2, 5); step > 0; step--) {
            List<Operation> operations = new ArrayList<>();
            for (int operation = alone ? 1 : dice.between(1, 3); operation > 0; operation--) {
                operations.add(Operation.random("history-" + seed + "-" + ++name, dice));
            }
            steps.add(operations);
        }
        List<ConnectionTrouble> connections = new ArrayList<>();
        for (int nth = 1; nth <= MOST_CONNECTIONS; nth++) {
            if (dice.chance(peer == Peer.GATEWAY ? 0.3 : 0.6)) {
                connections.add(ConnectionTrouble.random(nth, peer, dice));
            }
        }
        List<CallTrouble> calls = new ArrayList<>();
        for (int nth = 1; nth <= MOST_CALLS; nth++) {
            if (dice.chance(peer == Peer.GATEWAY ? 0.4 : 0.15)) {
                calls.add(CallTrouble.random(nth, peer, dice));
            }
        }
        if (steps.stream().flatMap(List::stream).anyMatch(Operation::hasSeveralChunks) && dice.chance(0.6)) {
            calls.add(CallTrouble.inTheMiddleOfADownload(dice));
        }
        return new Schedule(seed, peer, timeout, connections, calls, steps);
    }

    Stream<Operation> operations() {
        return steps.stream().flatMap(List::stream);
    }

    /** Returns whether bytes are put among those of the service. */
    boolean hasGarbage() {
        return connections.stream().anyMatch(trouble -> trouble.kind() == ConnectionTrouble.Kind.GARBAGE);
    }

    @Override
    public String toString() {
        return "seed %d, %s, each call within %s%n  %s%n  %s%n  %s"
                .formatted(seed, peer, timeout, lines(connections), lines(calls), lines(steps));
    }

    private static String lines(List<?> several) {
        return several.stream().map(Object::toString).collect(Collectors.joining("\n  "));
    }
}
