// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

// snippet: client
/** The one client of the application. */
@Factory
class Clients {
    @Singleton
    @Bean(preDestroy = "close")
    FileChatClient client(@Value("${xai.api-key}") String key, @Value("${answers.timeout}") Duration timeout) {
        return FileChatClient.builder().apiKey(key).timeout(timeout).build();
    }
}
// end
