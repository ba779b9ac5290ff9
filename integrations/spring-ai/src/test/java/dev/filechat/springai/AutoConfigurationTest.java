// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.springboot.FileChatAutoConfiguration;
import dev.filechat.springboot.FileChatConnectionDetails;
import dev.filechat.testkit.FakeXai;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The model in a Spring Boot application. */
class AutoConfigurationTest {
    private final FakeXai xai = FakeXai.start();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    FileChatAutoConfiguration.class,
                    FileChatAiAutoConfiguration.class,
                    ChatClientAutoConfiguration.class))
            .withBean(FileChatConnectionDetails.class, () -> xai::configure);

    @AfterEach
    void stop() {
        xai.close();
    }

    @Test
    void aChatClientAsksWithTheModelOfTheProperties() {
        xai.chat().whenAnything().withModel("grok-4.5").reply("One.");

        application
                .withPropertyValues("filechat.ai.model=grok-4.5")
                .run(context -> assertThat(context.getBean(ChatClient.Builder.class)
                                .build()
                                .prompt("Which?")
                                .call()
                                .content())
                        .isEqualTo("One."));
    }

    @Test
    void theApplicationsOwnModelWins() {
        application
                .withBean(
                        "own",
                        FileChatChatModel.class,
                        () -> FileChatChatModel.builder(xai.client()).build())
                .run(context ->
                        assertThat(context).getBeans(FileChatChatModel.class).containsOnlyKeys("own"));
    }

    @Test
    void anotherModelCanBeChosen() {
        application
                .withPropertyValues("spring.ai.model.chat=openai")
                .run(context -> assertThat(context)
                        .hasSingleBean(FileChatClient.class)
                        .doesNotHaveBean(FileChatChatModel.class));
    }
}
