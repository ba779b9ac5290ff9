// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.FileChatClientBuilder;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.CostBudget;
import java.math.BigDecimal;
import java.util.Optional;

/** The settings of calls, from the properties of a client. */
final class CallSettings {
    private CallSettings() {}

    static void set(PropertySetter setter, FileChatClientProperties properties, FileChatClientBuilder client) {
        setter.set("timeout", properties.timeout(), client::timeout);
        setter.set("stall-timeout", properties.stallTimeout(), client::stallTimeout);
        setter.set("first-chunk-timeout", properties.firstChunkTimeout(), client::firstChunkTimeout);
        properties.headers().forEach((name, value) -> setter.setNow("headers", () -> client.header(name, value)));
        client.retryPolicy(retryPolicy(setter, properties.retry()));
        ChatDefaults.set(setter, properties.chat(), client::chatDefaults);
    }

    private static RetryPolicy retryPolicy(PropertySetter setter, RetryProperties retry) {
        RetryPolicy.Builder policy = RetryPolicy.builder();
        setter.set("retry.read-attempts", retry.readAttempts(), policy::readAttempts);
        setter.set("retry.upload-attempts", retry.uploadAttempts(), policy::uploadAttempts);
        setter.set("retry.chat-attempts", retry.chatAttempts(), policy::chatAttempts);
        setter.set("retry.first-delay", retry.firstDelay(), policy::firstDelay);
        setter.set("retry.first-rate-limit-delay", retry.firstRateLimitDelay(), policy::firstRateLimitDelay);
        setter.set("retry.max-delay", retry.maxDelay(), policy::maxDelay);
        setter.set("retry.max-server-delay", retry.maxServerDelay(), policy::maxServerDelay);
        setter.set("retry.outage-retries", retry.outageRetries(), policy::outageRetries);
        return policy.build();
    }

    /** Returns the budget that the properties describe, if they have a limit. */
    static Optional<CostBudget> budget(ClientSettings settings, BudgetProperties budget) {
        PropertySetter setter = new PropertySetter(settings);
        BigDecimal limit = budget.limit();
        if (limit == null) {
            return Optional.empty();
        }
        CostBudget.Builder builder;
        try {
            builder = CostBudget.builder(limit);
        } catch (IllegalArgumentException e) {
            throw settings.wrong("budget.limit", String.valueOf(e.getMessage()), e);
        }
        setter.set("budget.estimate-per-call", budget.estimatePerCall(), builder::estimatePerCall);
        setter.set("budget.renewed-every", budget.renewedEvery(), builder::renewedEvery);
        return Optional.of(builder.build());
    }
}
