// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application's own client, which no test replaces here. */
@QuarkusTest
@TestProfile(ClientsTest.WithKeys.class)
class ClientsTest {
    @Inject
    Instance<FileChatClient> client;

    @Test
    void takesTheManagementKeyFromTheProperties() {
        assertThatThrownBy(() -> client.get().models())
                .rootCause()
                .hasMessageStartingWith("The management key has a space at position 3 of 6");
    }

    public static class WithKeys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.arc.exclude-types", "com.example.answers.FakeService",
                    "xai.api-key", "a-key",
                    "xai.management-key", "no key");
        }
    }
}
