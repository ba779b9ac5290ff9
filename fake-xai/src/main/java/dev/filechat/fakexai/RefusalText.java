// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A refusal as it is written: {@code UNAVAILABLE,retryAfter=2s,Come back later.} */
final class RefusalText {

    private static final String RETRY_AFTER = "retryAfter=";
    private static final String MESSAGE = "The fake was told to refuse this call.";

    private RefusalText() {}

    static Refusal parse(String written) {
        List<String> parts = Arrays.asList(written.split(",", 2));
        String code = parts.getFirst();
        String rest = parts.size() > 1 ? parts.get(1) : "";
        Duration retryAfter = null;
        if (rest.startsWith(RETRY_AFTER)) {
            String[] halves = rest.substring(RETRY_AFTER.length()).split(",", 2);
            retryAfter = Numbers.time("retryAfter", halves[0]);
            rest = halves.length > 1 ? halves[1] : "";
        }
        Refusal refusal = Refusal.of(code(code), rest.isBlank() ? MESSAGE : rest);
        return retryAfter == null ? refusal : refusal.withRetryInfo(retryAfter);
    }

    private static Status.Code code(String written) {
        return Stream.of(Status.Code.values())
                .filter(code -> code.name().equals(written) && code != Status.Code.OK)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("refuse needs a status, not \"" + written + "\"; there are "
                                + Stream.of(Status.Code.values())
                                        .filter(code -> code != Status.Code.OK)
                                        .map(Status.Code::name)
                                        .collect(Collectors.joining(", "))));
    }
}
