// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.FileChatClient;
import dev.filechat.chat.CostBudget;
import dev.filechat.micrometer.FileChatObservation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Makes a {@link FileChatClient} from the properties {@code filechat.*}, unless the application has one, and one for
 * each name below {@code filechat.clients}. Spring closes them when the application ends, after the requests and tasks
 * that are under way. Beans of type {@link dev.filechat.observe.CallObserver}, {@link
 * dev.filechat.admission.CallAdmission}, {@link dev.filechat.TaskDecorator} and {@link FileChatClientCustomizer} apply
 * to each of them.
 */
@AutoConfiguration(
        after = SslAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
        })
@EnableConfigurationProperties({FileChatClientProperties.class, FileChatClientsProperties.class})
@Import(NamedClients.class)
public final class FileChatAutoConfiguration {
    static final String FACTORY = "fileChatClientFactory";
    static final String BUDGET = "fileChatCostBudget";

    FileChatAutoConfiguration() {}

    @Bean(FACTORY)
    FileChatClientFactory fileChatClientFactory(BeanFactory beans, Environment environment) {
        return new FileChatClientFactory(beans, environment);
    }

    @Bean
    @ConditionalOnMissingBean
    @Conditional(OnUnnamedClient.class)
    FileChatClient fileChatClient(FileChatClientFactory factory) {
        return factory.create(ClientSettings.DEFAULT);
    }

    @Bean(BUDGET)
    @ConditionalOnProperty("filechat.budget.limit")
    CostBudget fileChatCostBudget(FileChatClientProperties properties, Environment environment) {
        return CallSettings.budget(new ClientSettings(environment, ClientSettings.DEFAULT), properties.budget())
                .orElseThrow();
    }

    /** Observations and meters, where the application has a registry of them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({FileChatObservation.class, MeterRegistry.class, ObservationRegistry.class})
    static final class Micrometer {
        Micrometer() {}

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        FileChatClientCustomizer fileChatObservation(
                ObjectProvider<ObservationRegistry> observations, ObjectProvider<MeterRegistry> meters) {
            return client -> {
                ObservationRegistry observed = observations.getIfUnique(() -> ObservationRegistry.NOOP);
                MeterRegistry counted = meters.getIfUnique();
                if (counted != null) {
                    client.observer(FileChatObservation.observer(observed, counted));
                } else if (!observed.isNoop()) {
                    client.observer(FileChatObservation.observer(observed));
                }
            };
        }
    }
}
