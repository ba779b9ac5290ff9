// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.springboot.test.AutoConfigureFakeXai;
import dev.filechat.testkit.FakeXai;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The starter with the fake, the Actuator's health and Micrometer, in whichever Boot this build has. */
@SpringBootTest(classes = StarterTest.Application.class)
@AutoConfigureFakeXai
class StarterTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Reader reader(FileChatClient client) {
            return new Reader(client);
        }
    }

    @Autowired
    FakeXai xai;

    @Autowired
    Reader reader;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ApplicationContext context;

    @Test
    void asksAboutAFileAndCountsIt() {
        byte[] report = "The code of Project Heron is 48213. It rains.".getBytes(StandardCharsets.UTF_8);

        String answer = reader.ask(reader.upload("report.txt", report), "What is the code of Project Heron?");

        assertThat(answer).contains("48213");
        assertThat(meters.find("gen_ai.client.token.usage").counters()).isNotEmpty();
        assertThat(meters.find("gen_ai.client.operation").timers()).isNotEmpty();
    }

    @Test
    void showsTheServicesHealth() throws ReflectiveOperationException {
        reader.upload("a.txt", new byte[] {'a'}); // the first call of a JVM takes its time
        Object indicator = context.getBean("filechatHealthIndicator");

        Object health = indicator.getClass().getMethod("health").invoke(indicator);

        assertThat(health).hasToString("UP {fileChatClient=up}");
        assertThat(xai.calls("ListFiles")).isEqualTo(1);
    }
}
