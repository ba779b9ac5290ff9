// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.filechat.FileChatClient;
import dev.filechat.admission.CallAdmission;
import dev.filechat.admission.NotAdmittedException;
import dev.filechat.chat.Chat;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.testkit.FakeXai;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The code of docs/limits.md. */
class LimitsPageTest {
    private final FakeXai xai = FakeXai.start();

    @AfterEach
    void stop() {
        xai.close();
    }

    private FileChatClient client(CallAdmission admission) {
        return xai.configure(FileChatClient.builder())
                .transport("grpc-netty")
                .timeout(Duration.ofMinutes(1))
                .admission(admission)
                .build();
    }

    /** Two calls are admitted; the third would have to wait for longer than it may take. */
    private void assertThatTheThirdCallIsRefused(CallAdmission admission) {
        try (FileChatClient client = client(admission)) {
            client.files().exists("file-1");
            client.files().exists("file-1");

            assertThatExceptionOfType(NotAdmittedException.class)
                    .isThrownBy(() -> client.files().exists("file-1"));
            assertThat(xai.calls("RetrieveFile")).isEqualTo(2);
        }
    }

    @Test
    void bucket4jInOneJvm() {
        // snippet: bucket4j
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(2).refillGreedy(2, Duration.ofMinutes(10)))
                .build();
        CallAdmission calls = attempt -> {
            if (!bucket.asBlocking().tryConsume(1, attempt.remainingTime())) {
                throw new NotAdmittedException("More than 2 calls in 10 minutes");
            }
        };
        // end
        assertThatTheThirdCallIsRefused(calls);
    }

    @Test
    void bucket4jOverASharedStore() {
        ProxyManager<String> store =
                Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder()).build();
        // snippet: shared
        BucketConfiguration limits = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(2).refillGreedy(2, Duration.ofMinutes(10)))
                .build();
        Bucket ofTeam = store.getProxy("team-blue", () -> limits); // of Redis, a database, Hazelcast, …
        CallAdmission calls = attempt -> {
            if (!ofTeam.asBlocking().tryConsume(1, attempt.remainingTime())) {
                throw new NotAdmittedException("More than 2 calls in 10 minutes");
            }
        };
        // end
        assertThatTheThirdCallIsRefused(calls);
    }

    @Test
    void tokensOfChats() {
        // snippet: tokens
        Bucket tokens = Bucket.builder()
                .addLimit(limit -> limit.capacity(1000).refillGreedy(1000, Duration.ofMinutes(10)))
                .build();
        CallAdmission admission = attempt -> {
            long estimate = Math.max(1, attempt.estimatedTokens());
            if (!tokens.asBlocking().tryConsume(estimate, attempt.remainingTime())) {
                throw new NotAdmittedException("More than 1,000 tokens in 10 minutes");
            }
        };
        // end
        xai.chat().whenAnything().reply("Three.");
        try (FileChatClient client = client(admission)) {
            Chat chat = client.chat().create("grok-4.5").append(user("x".repeat(2400)));
            assertThat(chat.sample().content()).isEqualTo("Three.");

            assertThatExceptionOfType(NotAdmittedException.class).isThrownBy(chat::sample);
        }
    }

    @Test
    void resilience4j() {
        // snippet: resilience4j
        RateLimiter limiter = RateLimiter.of(
                "xai",
                RateLimiterConfig.custom()
                        .limitForPeriod(2)
                        .limitRefreshPeriod(Duration.ofMinutes(10))
                        .timeoutDuration(Duration.ofSeconds(5))
                        .build());
        CallAdmission calls = attempt -> {
            if (!limiter.acquirePermission()) {
                throw new NotAdmittedException("More than 2 calls in 10 minutes");
            }
        };
        // end
        assertThatTheThirdCallIsRefused(calls);
    }

    @Test
    void aBudgetForEachTenant() {
        xai.chat().whenAnything().reply("Three.").costInUsdTicks(10_000_000_000L);
        // snippet: budget
        CostBudget ofTenant = CostBudget.builder(new BigDecimal("1.00"))
                .estimatePerCall(new BigDecimal("0.02"))
                .renewedEvery(Duration.ofDays(1))
                .build();
        // end
        try (FileChatClient client = client(attempt -> {})) {
            // snippet: tenant
            Chat chat = client.chat().create("grok-4.5").costBudget(ofTenant);
            // end
            chat.append(user("How many?")).sample();

            assertThatExceptionOfType(CostBudgetException.class).isThrownBy(chat::sample);
        }
    }
}
