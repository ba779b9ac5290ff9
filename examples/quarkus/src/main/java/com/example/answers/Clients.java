// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

// snippet: client
/** The one client of the application. */
class Clients {
    @Produces
    @Singleton
    FileChatClient client(
            @ConfigProperty(name = "xai.api-key") String key,
            @ConfigProperty(name = "xai.management-key") Optional<String> managementKey, // for collections
            @ConfigProperty(name = "answers.timeout") Duration timeout) {
        FileChatClientBuilder builder = FileChatClient.builder().apiKey(key).timeout(timeout);
        managementKey.ifPresent(builder::managementKey);
        return builder.build();
    }

    void close(@Disposes FileChatClient client) {
        client.close();
    }
}
// end
