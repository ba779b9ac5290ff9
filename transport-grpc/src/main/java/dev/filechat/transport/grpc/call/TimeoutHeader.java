// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import io.grpc.Metadata;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The header that tells the service the timeout of a call. */
final class TimeoutHeader {
    private static final Metadata.Key<String> TIMEOUT =
            Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

    /** Defined by gRPC's protocol over HTTP/2, as are the next two. */
    private static final long LARGEST_VALUE = 99_999_999;

    private static final List<TimeUnit> UNITS = List.of(
            TimeUnit.NANOSECONDS, TimeUnit.MICROSECONDS, TimeUnit.MILLISECONDS, TimeUnit.SECONDS, TimeUnit.MINUTES);

    private static final String UNIT_LETTERS = "numSMH";

    private TimeoutHeader() {}

    static void add(Metadata headers, long nanos) {
        int unit = 0;
        while (unit < UNITS.size() && UNITS.get(unit).convert(nanos, TimeUnit.NANOSECONDS) > LARGEST_VALUE) {
            unit++;
        }
        TimeUnit chosen = unit < UNITS.size() ? UNITS.get(unit) : TimeUnit.HOURS;
        headers.put(TIMEOUT, chosen.convert(nanos, TimeUnit.NANOSECONDS) + UNIT_LETTERS.substring(unit, unit + 1));
    }
}
