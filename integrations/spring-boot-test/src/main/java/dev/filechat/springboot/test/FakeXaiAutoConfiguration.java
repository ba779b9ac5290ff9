// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.test;

import dev.filechat.springboot.FileChatAutoConfiguration;
import dev.filechat.springboot.FileChatConnectionDetails;
import dev.filechat.testkit.FakeXai;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** A fake, and the clients' connection to it. */
@AutoConfiguration(before = FileChatAutoConfiguration.class)
final class FakeXaiAutoConfiguration {
    FakeXaiAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    FakeXai fakeXai() {
        return FakeXai.start();
    }

    @Bean
    @ConditionalOnMissingBean
    FileChatConnectionDetails fakeXaiConnection(FakeXai fake) {
        return fake::configure;
    }
}
