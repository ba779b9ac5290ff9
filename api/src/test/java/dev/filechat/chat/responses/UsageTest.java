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
    void costIsExactToTheTick(long ticks, BigDecimal usd) {
        assertThat(Usage.builder().costInUsdTicks(ticks).build().costInUsd()).contains(usd);
    }

    @Test
    void aCostThatTheServiceDidNotSayIsAbsentNotZero() {
        Usage usage = Usage.builder().build();

        assertThat(usage.costInUsdTicks()).isEmpty();
        assertThat(usage.costInUsd()).isEmpty();
    }

    @Test
    void plusAddsEveryCountAndTheCost() {
        assertThat(Samples.USAGE.plus(Samples.USAGE))
                .hasToString("Usage[completionTokens=2, reasoningTokens=4, promptTokens=6, totalTokens=8,"
                        + " promptTextTokens=10, cachedPromptTextTokens=12, promptImageTokens=14, numSourcesUsed=16,"
                        + " serverSideToolsUsed=[WEB_SEARCH, WEB_SEARCH], costInUsdTicks=18]");
    }

    @Test
    void plusWhenOneCostIsUnknownThenTheSumIsUnknown() {
        Usage unknown = Usage.builder().build();

        assertThat(Samples.USAGE.plus(unknown).costInUsd()).isEmpty();
        assertThat(unknown.plus(Samples.USAGE).costInUsd()).isEmpty();
    }

    @Test
    void plusWhenACountOverflowsThenItIsRefused() {
        Usage most = Usage.builder().totalTokens(Long.MAX_VALUE).build();

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Samples.USAGE));
    }
}
