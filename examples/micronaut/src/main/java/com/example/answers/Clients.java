// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

// snippet: client
/** The one client of the application. */
@Factory
class Clients {
    @Singleton
    @Bean(preDestroy = "close")
    FileChatClient client(
            @Value("${xai.api-key}") String key,
            @Property(name = "xai.management-key") Optional<String> managementKey, // for collections
            @Value("${answers.timeout}") Duration timeout) {
        FileChatClientBuilder builder = FileChatClient.builder().apiKey(key).timeout(timeout);
        managementKey.ifPresent(builder::managementKey);
        return builder.build();
    }
}
// end
