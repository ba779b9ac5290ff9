// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A fake with settings of the test's, in a context that has nothing else. */
@SpringBootTest(classes = OwnFakeXaiTest.Settings.class)
@AutoConfigureFakeXai
class OwnFakeXaiTest {
    @Configuration(proxyBeanMethods = false)
    static class Settings {
        @Bean
        FakeXai xai() {
            return FakeXai.builder().tls().keys("a-key").start();
        }
    }

    @Autowired
    private FakeXai xai;

    @Autowired
    private FileChatClient client;

    @Test
    void theClientConnectsToIt() {
        assertThat(client.files().exists("file-1")).isFalse();

        assertThat(xai.key()).isEqualTo("a-key");
        assertThat(xai.requests()).hasSize(1);
    }
}
