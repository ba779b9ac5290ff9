// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    @ParameterizedTest
    @CsvSource({
        "0,                   0.0000000000",
        "1,                   0.0000000001",
        "10000000000,         1.0000000000",
        "12345678901,         1.2345678901",
        "9223372036854775807, 922337203.6854775807"
    })
    void cost_is_exact_to_the_tick(long ticks, BigDecimal usd) {
        assertThat(Usage.builder().costInUsdTicks(ticks).build().costInUsd()).contains(usd);
    }

    @Test
    void a_cost_that_the_service_did_not_say_is_absent_not_zero() {
        Usage usage = Usage.builder().build();

        assertThat(usage.costInUsdTicks()).isEmpty();
        assertThat(usage.costInUsd()).isEmpty();
    }

    @Test
    void plus_adds_every_count_and_the_cost() {
        assertThat(Samples.USAGE.plus(Samples.USAGE))
                .hasToString("Usage[completionTokens=2, reasoningTokens=4, promptTokens=6, totalTokens=8,"
                        + " promptTextTokens=10, cachedPromptTextTokens=12, promptImageTokens=14, numSourcesUsed=16,"
                        + " serverSideToolsUsed=[WEB_SEARCH, WEB_SEARCH], costInUsdTicks=18]");
    }

    @Test
    void plus_whenOneCostIsUnknown_thenTheSumIsUnknown() {
        Usage unknown = Usage.builder().build();

        assertThat(Samples.USAGE.plus(unknown).costInUsd()).isEmpty();
        assertThat(unknown.plus(Samples.USAGE).costInUsd()).isEmpty();
    }

    @Test
    void plus_whenACountOverflows_thenItIsRefused() {
        Usage most = Usage.builder().totalTokens(Long.MAX_VALUE).build();

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Samples.USAGE));
    }
}
