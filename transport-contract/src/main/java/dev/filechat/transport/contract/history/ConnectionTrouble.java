// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.testkit.faults.ConnectionFaults;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.FaultyProxy;
import java.util.List;

/**
 * What goes wrong with one connection.
 *
 * @param nth which connection, counted from 1
 * @param number the number of bytes until it happens; of {@link Kind#SLOW} the bytes in a second, of {@link Kind#SPLIT}
 *     those of a piece, of {@link Kind#HTTP_ANSWER} the kind of answer
 */
record ConnectionTrouble(int nth, Kind kind, Direction direction, int number) {
    enum Kind {
        RESET,
        HANG_UP,
        STALL,
        SLOW,
        SPLIT,
        GARBAGE,
        GO_AWAY,
        HTTP_ANSWER
    }

    /** More than a history sends. */
    private static final int MOST_BYTES = 2_000_000;

    private static final List<Kind> OF_BYTES = List.of(
            Kind.RESET, Kind.RESET, Kind.HANG_UP, Kind.HANG_UP, Kind.STALL, Kind.SLOW, Kind.SPLIT, Kind.GARBAGE);

    static ConnectionTrouble random(int nth, Peer peer, Dice dice) {
        Kind kind = peer != Peer.TLS && dice.chance(0.2)
                ? dice.oneOf(List.of(Kind.GO_AWAY, Kind.HTTP_ANSWER))
                : dice.oneOf(OF_BYTES);
        Direction direction = dice.oneOf(List.of(Direction.TO_CLIENT, Direction.TO_CLIENT, Direction.TO_SERVER));
        int number = switch (kind) {
            case SLOW -> 50_000 + dice.magnitude(1_000_000);
            case HTTP_ANSWER -> dice.between(0, HttpAnswers.KINDS - 1);
            case SPLIT -> 500 + dice.magnitude(10_000);
            // Half of them among the first bytes: the handshake, and a small call's answer.
            default -> dice.chance(0.5) ? dice.between(0, 6_000) : dice.magnitude(MOST_BYTES);
        };
        return new ConnectionTrouble(nth, kind, direction, number);
    }

    void causeIn(FaultyProxy proxy, HttpAnswers answers) {
        ConnectionFaults connection = proxy.onConnections().nth(nth);
        switch (kind) {
            case RESET -> connection.resetAfter(direction, number);
            case HANG_UP -> connection.hangUpAfter(direction, number);
            case STALL -> connection.stallAfter(direction, number);
            case SLOW -> connection.slow(direction, number);
            case SPLIT -> connection.split(direction, number);
            case GARBAGE -> connection.garbageAfter(number);
            // The last stream id covers all streams: another number would not be true.
            case GO_AWAY -> connection.goAwayAfter(number, Integer.MAX_VALUE, 0);
            case HTTP_ANSWER -> connection.connectTo("127.0.0.1", answers.port(number));
        }
    }
}
