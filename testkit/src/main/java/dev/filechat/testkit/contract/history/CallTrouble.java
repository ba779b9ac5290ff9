// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract.history;

import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.testkit.faults.Faults;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong with one call that the service sees.
 *
 * @param nth which call, counted from 1
 * @param number what the kind is about: bytes, messages or milliseconds
 * @param code the status of those that have one
 */
record CallTrouble(int nth, Kind kind, int number, Code code) {
    enum Kind {
        REFUSED,
        REFUSED_WITH_DELAY,
        FAILED_WHEN_DONE,
        DELAYED,
        NOTHING_TAKEN,
        NOTHING_ANSWERED,
        ANSWER_LOST,
        RESET_AFTER_RECEIVING,
        RESET_AFTER_SENDING,
        GO_AWAY,
        GO_AWAY_UNPROCESSED,
        ENDED_EARLY,
        BROKEN_EARLY,
        SILENT_EARLY
    }

    /** What a gateway answers by itself. */
    private static final List<Code> OF_GATEWAYS = List.of(
            Code.UNAVAILABLE, Code.UNAVAILABLE, Code.INTERNAL, Code.UNKNOWN, Code.ABORTED, Code.CANCELLED,
            Code.DEADLINE_EXCEEDED);

    /** What is true only if no other call is under way on the connection. */
    private static final Set<Kind> ALONE = EnumSet.of(Kind.GO_AWAY_UNPROCESSED);

    /** @param alone whether the calls come one after the other */
    static CallTrouble random(int nth, Peer peer, boolean alone, Dice dice) {
        List<Kind> kinds = new ArrayList<>(EnumSet.complementOf(EnumSet.of(Kind.FAILED_WHEN_DONE)));
        if (!alone) {
            kinds.removeAll(ALONE);
        }
        Kind kind = peer == Peer.GATEWAY && dice.chance(0.7) ? Kind.FAILED_WHEN_DONE : dice.oneOf(kinds);
        int number =
                switch (kind) {
                    case REFUSED_WITH_DELAY, DELAYED -> dice.between(1, 300);
                    case RESET_AFTER_RECEIVING, RESET_AFTER_SENDING -> dice.magnitude(300_000) - 1;
                    default -> dice.between(0, 3);
                };
        return new CallTrouble(nth, kind, number, dice.oneOf(OF_GATEWAYS));
    }

    void causeIn(Faults faults) {
        CallFaults call = faults.onAnyCall().nth(nth);
        Refusal refusal = Refusal.of(code, "a fault of the history");
        switch (kind) {
            case REFUSED -> call.refuse(refusal);
            case REFUSED_WITH_DELAY -> call.refuse(refusal.withRetryInfo(Duration.ofMillis(number)));
            case FAILED_WHEN_DONE -> call.failWhenDone(refusal);
            case DELAYED -> call.delay(Duration.ofMillis(number));
            case NOTHING_TAKEN -> call.takeNothing();
            case NOTHING_ANSWERED -> call.answerNothing();
            case ANSWER_LOST -> call.loseAnswer();
            case RESET_AFTER_RECEIVING -> call.resetAfterReceiving(number);
            case RESET_AFTER_SENDING -> call.resetAfterSending(number);
            case GO_AWAY -> call.goAway();
            case GO_AWAY_UNPROCESSED -> call.goAwayUnprocessed();
            case ENDED_EARLY -> call.endAfter(number);
            case BROKEN_EARLY -> call.breakAfter(number);
            case SILENT_EARLY -> call.stallAfter(number);
        }
    }
}
