// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.testkit.FakeXai;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The code of docs/reliability.md. */
class ReliabilityPageTest {
    @Test
    void theRetryPolicyOfAClient() {
        try (FakeXai xai = FakeXai.start()) {
            // snippet: retries
            RetryPolicy eager = RetryPolicy.builder()
                    .readAttempts(6)
                    .uploadAttempts(4)
                    .chatAttempts(1)
                    .maxDelay(Duration.ofSeconds(5))
                    .build();
            // end
            FileChatClient client = xai.configure(FileChatClient.builder())
                    .retryPolicy(eager)
                    .transport("grpc-netty")
                    .build();
            try (client) {
                assertThat(client.files().exists("file-none")).isFalse();
            }
        }
    }
}
