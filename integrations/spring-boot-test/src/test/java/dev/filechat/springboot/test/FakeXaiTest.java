// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.test;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

/** The fake of an application context whose properties are those of production. */
@SpringBootTest(
        classes = FakeXaiTest.Application.class,
        properties = {
            "filechat.host=service.invalid",
            "filechat.proxy.host=proxy.invalid",
            "filechat.proxy.port=3128",
            "filechat.ssl.bundle=production",
            "filechat.management-key=revoked",
            "filechat.management-host=management.invalid",
            "filechat.clients.research.api-key=revoked",
            "filechat.api-key=revoked"
        })
@AutoConfigureFakeXai
class FakeXaiTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    private FakeXai xai;

    @Autowired
    private FileChatClient client;

    @Autowired
    @Qualifier("research")
    private FileChatClient research;

    @RepeatedTest(2)
    void itIsAsNewBeforeEachTest() {
        assertThat(xai).hasNoFiles();
        assertThat(xai.requests()).isEmpty();
        client.files().upload(FileSource.text("a.txt", "text"));
        xai.chat().whenUserSays(containing("risks")).reply("One.");

        assertThat(client.chat()
                        .create("grok-4.5")
                        .append(user("Which risks?"))
                        .sample()
                        .content())
                .isEqualTo("One.");
    }

    @Test
    void namedClientsHaveItToo() {
        assertThat(research.files().exists("file-1")).isFalse();

        assertThat(xai.requests()).hasSize(1);
    }

    @Test
    void itManagesCollectionsToo() {
        assertThat(client.collections().create("manuals").info().name()).isEqualTo("manuals");
        assertThat(research.collections().create("papers").info().name()).isEqualTo("papers");
    }

    @Nested
    class InAGroup {
        @Test
        void itIsAsNewThereToo() {
            assertThat(xai.requests()).isEmpty();
            research.files().exists("file-1");
        }
    }
}
