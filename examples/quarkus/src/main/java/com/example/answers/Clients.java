// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

// snippet: client
/** The one client of the application. */
class Clients {
    @Produces
    @Singleton
    FileChatClient client(
            @ConfigProperty(name = "xai.api-key") String key,
            @ConfigProperty(name = "answers.timeout") Duration timeout) {
        return FileChatClient.builder().apiKey(key).timeout(timeout).build();
    }

    void close(@Disposes FileChatClient client) {
        client.close();
    }
}
// end
