// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import dev.filechat.FileChatClient;
import dev.filechat.springboot.FileChatAutoConfiguration;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.ai.chat.observation.ChatModelObservationConvention;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/**
 * Makes a {@link FileChatChatModel} of the application's {@link FileChatClient}, unless it has one, or the property
 * {@code spring.ai.model.chat} names another model than {@code filechat}.
 */
@AutoConfiguration(
        after = FileChatAutoConfiguration.class,
        afterName = "org.springframework.ai.model.tool.autoconfigure.ToolCallingAutoConfiguration",
        beforeName = "org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration")
@ConditionalOnBean(FileChatClient.class)
@ConditionalOnProperty(name = "spring.ai.model.chat", havingValue = "filechat", matchIfMissing = true)
@EnableConfigurationProperties(FileChatAiProperties.class)
public final class FileChatAiAutoConfiguration {
    /** Its observations have the same names, and more in them. */
    private static final String OBSERVES_CALLS = "dev.filechat.micrometer.FileChatObservation";

    FileChatAiAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    FileChatChatModel fileChatChatModel(
            FileChatClient client,
            FileChatAiProperties properties,
            ObjectProvider<ToolCallingManager> tools,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<ChatModelObservationConvention> convention) {
        FileChatChatModel.Builder model = FileChatChatModel.builder(client)
                .options(FileChatChatOptions.builder().model(properties.model()).build());
        tools.ifAvailable(model::toolCallingManager);
        if (!ClassUtils.isPresent(OBSERVES_CALLS, getClass().getClassLoader())) {
            observations.ifUnique(model::observationRegistry);
        }
        convention.ifAvailable(model::observationConvention);
        return model.build();
    }
}
