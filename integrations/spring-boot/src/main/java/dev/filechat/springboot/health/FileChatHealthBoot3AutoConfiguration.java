// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.health;

import dev.filechat.FileChatClient;
import dev.filechat.springboot.FileChatAutoConfiguration;
import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Shows the service's health in Spring Boot 3's Actuator; {@code management.health.filechat.enabled} turns it off. */
@AutoConfiguration(after = FileChatAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(FileChatClient.class)
@ConditionalOnEnabledHealthIndicator("filechat")
public final class FileChatHealthBoot3AutoConfiguration {
    FileChatHealthBoot3AutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "filechatHealthIndicator")
    HealthIndicator filechatHealthIndicator(Map<String, FileChatClient> clients) {
        return new Indicator(new ServiceHealth(clients));
    }

    /** The health as the Actuator has it. */
    private static final class Indicator extends AbstractHealthIndicator {
        private final ServiceHealth service;

        Indicator(ServiceHealth service) {
            super("The health of filechat's service cannot be checked");
            this.service = service;
        }

        @Override
        protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
            ServiceHealth.Found found = service.check();
            builder.status(found.up() ? "UP" : "DOWN").withDetails(found.states());
        }
    }
}
