// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The main job in an application that Spring started, which also closes the client. */
@SpringBootTest(classes = SpringTest.Application.class)
class SpringTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        FakeXai xai() {
            return FakeXai.start();
        }

        @Bean
        FileChatClient client(FakeXai xai) {
            return xai.client();
        }

        @Bean
        Reader reader(FileChatClient client) {
            return new Reader(client);
        }
    }

    @Autowired
    Reader reader;

    @Test
    void asksAboutAFile() {
        byte[] report = "The code of Project Heron is 48213. It rains.".getBytes(StandardCharsets.UTF_8);

        String answer = reader.ask(reader.upload("report.txt", report), "What is the code of Project Heron?");

        assertThat(answer).contains("48213");
    }
}
