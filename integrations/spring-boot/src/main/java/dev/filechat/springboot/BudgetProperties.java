// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A budget.
 *
 * @param limit US dollars that chats may cost. Default: no limit.
 * @param estimatePerCall US dollars that are reserved for each call. Default: the most that a call has cost so far.
 * @param renewedEvery Time after which nothing is spent again. Default: never.
 */
record BudgetProperties(
        @Nullable BigDecimal limit,
        @Nullable BigDecimal estimatePerCall,
        @Nullable Duration renewedEvery) {}
