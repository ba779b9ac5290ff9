// SPDX-License-Identifier: Apache-2.0
package dev.filechat.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TokenPriceTest {
    private final TokenPrice price = new TokenPrice(30_000);

    @Test
    void tokensCostExactlyTheirPart() {
        assertThat(price.usdPerMillionTokens()).isEqualByComparingTo("3");
        assertThat(price.usdOf(0)).isZero();
        assertThat(price.usdOf(7)).isEqualByComparingTo("0.000021");
    }

    @Test
    void fewerThanNoTokensAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> price.usdOf(-5))
                .withMessage("tokens is -5; it must be 0 or more");
    }
}
