// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.testkit.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One kind of fault, as it is written.
 *
 * @param name its name, that of the testkit's method
 * @param argument what stands behind the equals sign, for people; empty if nothing does
 * @param setter sets it
 */
record FaultKind(String name, String argument, BiFunction<CallFaults, String, Fault> setter) {

    static final List<FaultKind> ALL = List.of(
            new FaultKind(
                    "refuse", "CODE[,retryAfter=TIME][,MESSAGE]", (on, given) -> on.refuse(RefusalText.parse(given))),
            new FaultKind(
                    "failWhenDone",
                    "CODE[,retryAfter=TIME][,MESSAGE]",
                    (on, given) -> on.failWhenDone(RefusalText.parse(given))),
            timed("delay", CallFaults::delay),
            plain("takeNothing", CallFaults::takeNothing),
            plain("answerNothing", CallFaults::answerNothing),
            numbered("takeSlowly", "BYTES_A_SECOND", CallFaults::takeSlowly),
            counted("answerEarly", "MESSAGES", CallFaults::answerEarly),
            numbered("wrongSize", "BYTES", CallFaults::wrongSize),
            plain("unknownEnumValues", CallFaults::unknownEnumValues),
            header("sendHeader", CallFaults::sendHeader),
            header("sendTrailer", CallFaults::sendTrailer),
            counted("oversizedHeaders", "BYTES", CallFaults::oversizedHeaders),
            counted("oversizedTrailers", "BYTES", CallFaults::oversizedTrailers),
            plain("endWithoutFinishReason", CallFaults::endWithoutFinishReason),
            counted("endAfter", "MESSAGES", CallFaults::endAfter),
            counted("breakAfter", "MESSAGES", CallFaults::breakAfter),
            counted("stallAfter", "MESSAGES", CallFaults::stallAfter),
            plain("loseAnswer", CallFaults::loseAnswer),
            numbered("resetAfterReceiving", "BYTES", CallFaults::resetAfterReceiving),
            numbered("resetAfterSending", "BYTES", CallFaults::resetAfterSending),
            plain("goAway", CallFaults::goAway),
            plain("goAwayUnprocessed", CallFaults::goAwayUnprocessed),
            plain("garbage", CallFaults::garbage));

    private static FaultKind plain(String name, Function<CallFaults, Fault> setter) {
        return new FaultKind(name, "", (on, none) -> setter.apply(on));
    }

    private static FaultKind timed(String name, BiFunction<CallFaults, Duration, Fault> setter) {
        return new FaultKind(name, "TIME", (on, given) -> setter.apply(on, Numbers.time(name, given)));
    }

    private static FaultKind counted(String name, String unit, BiFunction<CallFaults, Integer, Fault> setter) {
        return new FaultKind(name, unit, (on, given) -> setter.apply(on, Numbers.count(name, given)));
    }

    private static FaultKind numbered(String name, String unit, BiFunction<CallFaults, Long, Fault> setter) {
        return new FaultKind(name, unit, (on, given) -> setter.apply(on, Numbers.number(name, given)));
    }

    private static FaultKind header(String name, HeaderSetter setter) {
        return new FaultKind(name, "NAME=VALUE", (on, given) -> {
            String[] halves = given.split("=", 2);
            if (halves.length < 2) {
                throw new IllegalArgumentException("write " + name + "=NAME=VALUE");
            }
            return setter.set(on, halves[0], halves[1]);
        });
    }

    @FunctionalInterface
    private interface HeaderSetter {
        Fault set(CallFaults on, String name, String value);
    }

    /** Sets the fault that is written like this: a name, and behind an equals sign what it needs. */
    static Fault set(CallFaults on, String written) {
        int equals = written.indexOf('=');
        String name = equals < 0 ? written : written.substring(0, equals);
        String given = equals < 0 ? "" : written.substring(equals + 1);
        FaultKind kind = ALL.stream()
                .filter(any -> any.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no fault \"" + name + "\"; there are " + names()));
        if (kind.argument.isEmpty() != (equals < 0)) {
            throw new IllegalArgumentException("write " + kind);
        }
        return kind.setter.apply(on, given);
    }

    private static String names() {
        return ALL.stream().map(FaultKind::name).collect(Collectors.joining(", "));
    }

    /** {@return how it is written} */
    @Override
    public String toString() {
        return argument.isEmpty() ? name : name + "=" + argument;
    }
}
