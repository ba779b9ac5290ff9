// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header, as "gRPC over HTTP2" defines it: at most eight digits, and a unit. */
class TimeoutHeaderTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.000000001S, 1n",
        "PT0.099999999S, 99999999n",
        "PT0.1S, 100000u",
        "PT30S, 30000000u",
        "PT27M, 1620000m",
        "PT27H46M39.999S, 99999999m",
        "PT27H46M40S, 100000S",
        "PT27777H46M40S, 1666666M",
        "PT2562047H, 2562047H"
    })
    void aTimeoutHasTheFinestUnitThatHoldsIt(Duration time, String header) {
        Metadata headers = new Metadata();
        TimeoutHeader.add(headers, time.toNanos());
        assertThat(headers.get(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo(header);
    }
}
