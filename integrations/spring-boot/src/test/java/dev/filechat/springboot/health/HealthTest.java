// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.admission.CallAdmission;
import dev.filechat.admission.NotAdmittedException;
import dev.filechat.springboot.FileChatAutoConfiguration;
import dev.filechat.testkit.FakeXai;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The health that the Actuator of Boot 4 shows. */
class HealthTest {
    private final FakeXai xai = FakeXai.builder().keys("key-1").start();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(FileChatAutoConfiguration.class, FileChatHealthAutoConfiguration.class))
            .withPropertyValues(
                    "filechat.host=127.0.0.1",
                    "filechat.port=" + xai.port(),
                    "filechat.plaintext=true",
                    "filechat.api-key=key-1");

    @AfterEach
    void stop() {
        xai.close();
    }

    @Test
    void aServiceThatAnswersIsUpAndIsAskedOnceInAWhile() {
        application.run(context -> {
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails()).containsExactlyEntriesOf(Map.of("fileChatClient", "up"));
        });

        assertThat(xai.requests()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("ListFiles");
            assertThat(call.description()).isEqualTo("limit: 1");
        });
    }

    @Test
    void aRefusedKeyIsDownAndNamesTheClient() {
        application
                .withPropertyValues("filechat.clients.research.api-key=revoked")
                .run(context -> {
                    Health health = health(context);
                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails())
                            .containsEntry("fileChatClient", "up")
                            .containsEntry("researchFileChatClient", "AuthenticationException")
                            .hasSize(2);
                });
    }

    @Test
    void aServiceThatIsNotThereIsDown() {
        xai.close();

        application.run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void anAnswerThatIsNoListingIsUp() {
        xai.faults().on("ListFiles").refuse(Code.PERMISSION_DENIED, "chats only");

        application.run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));

        xai.reset();
        xai.faults().on("ListFiles").refuse(Code.RESOURCE_EXHAUSTED, "later");
        application
                .withPropertyValues("filechat.retry.read-attempts=1")
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));

        application
                .withBean(CallAdmission.class, () -> attempt -> {
                    throw new NotAdmittedException("the limit of this application");
                })
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void aServiceThatDoesNotAnswerIsDownAndTheCallIsCancelled() throws InterruptedException {
        try (FileChatClient client = xai.client()) {
            client.files().exists("file-none"); // so that the call does not have to connect in its second
            xai.faults().on("ListFiles").answerNothing();

            ServiceHealth.Found found = new ServiceHealth(Map.of("client", client), Duration.ofSeconds(1)).check();

            assertThat(found.up()).isFalse();
            assertThat(found.states()).containsEntry("client", "no answer in 1 s");
            assertThat(xai.awaitCancelled(1, Duration.ofSeconds(60))).isTrue(); // before the client is closed
        }
    }

    @Test
    void theIndicatorCanBeTurnedOff() {
        application
                .withPropertyValues("management.health.filechat.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    private static Health health(ApplicationContext context) {
        return context.getBean("filechatHealthIndicator", HealthIndicator.class).health();
    }
}
