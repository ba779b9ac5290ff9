// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.testkit.faults.Faults;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/**
 * What goes wrong with one call that the service sees.
 *
 * @param which the calls that are counted
 * @param nth which of them, counted from 1
 * @param number what the kind is about: bytes, messages or milliseconds
 * @param code the status of those that have one
 */
record CallTrouble(Which which, int nth, Kind kind, int number, Code code) {
    enum Which {
        ANY,
        DOWNLOADS
    }

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
        ENDED_EARLY,
        BROKEN_EARLY,
        SILENT_EARLY
    }

    private static final List<Kind> OF_SERVICES = List.copyOf(EnumSet.complementOf(EnumSet.of(Kind.FAILED_WHEN_DONE)));

    /** What a gateway answers by itself. */
    private static final List<Code> OF_GATEWAYS = List.of(
            Code.UNAVAILABLE,
            Code.UNAVAILABLE,
            Code.INTERNAL,
            Code.UNKNOWN,
            Code.ABORTED,
            Code.CANCELLED,
            Code.DEADLINE_EXCEEDED);

    static CallTrouble random(int nth, Peer peer, Dice dice) {
        Kind kind = peer == Peer.GATEWAY && dice.chance(0.7) ? Kind.FAILED_WHEN_DONE : dice.oneOf(OF_SERVICES);
        int number = switch (kind) {
            case REFUSED_WITH_DELAY, DELAYED -> dice.between(1, 300);
            case RESET_AFTER_RECEIVING, RESET_AFTER_SENDING -> dice.magnitude(300_000) - 1;
            default -> dice.between(0, 3);
        };
        return new CallTrouble(Which.ANY, nth, kind, number, dice.oneOf(OF_GATEWAYS));
    }

    /** Breaks the first download in the middle, so that it has to go on where it was. */
    static CallTrouble inTheMiddleOfADownload(Dice dice) {
        Kind kind =
                dice.oneOf(List.of(Kind.BROKEN_EARLY, Kind.ENDED_EARLY, Kind.SILENT_EARLY, Kind.RESET_AFTER_SENDING));
        int number = kind == Kind.RESET_AFTER_SENDING ? dice.between(0, 6_500_000) : 1;
        return new CallTrouble(Which.DOWNLOADS, 1, kind, number, Code.UNAVAILABLE);
    }

    void causeIn(Faults faults) {
        CallFaults call = (which == Which.DOWNLOADS ? faults.onDownloads() : faults.onAnyCall()).nth(nth);
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
            case ENDED_EARLY -> call.endAfter(number);
            case BROKEN_EARLY -> call.breakAfter(number);
            case SILENT_EARLY -> call.stallAfter(number);
        }
    }
}
