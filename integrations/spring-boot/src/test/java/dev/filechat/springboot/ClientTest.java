// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.TaskDecorator;
import dev.filechat.admission.CallAdmission;
import dev.filechat.admission.NotAdmittedException;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ChatSettings;
import io.grpc.Status.Code;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The clients that an application gets from its properties and beans; what they do is seen by the fake. */
class ClientTest {
    private static final FakeXai XAI = FakeXai.builder()
            .keys("key-1", "key-2")
            .managementKeys("management-1", "management-2")
            .start();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FileChatAutoConfiguration.class, SslAutoConfiguration.class))
            .withPropertyValues("filechat.host=127.0.0.1", "filechat.port=" + XAI.port(), "filechat.plaintext=true");
    private final ApplicationContextRunner withKey = application.withPropertyValues("filechat.api-key=key-1");
    private final ApplicationContextRunner withManagement =
            withKey.withPropertyValues("filechat.management-host=127.0.0.1", "filechat.management-port=" + XAI.port());

    @BeforeEach
    void reset() {
        XAI.reset();
    }

    @AfterAll
    static void stop() {
        XAI.close();
    }

    @Test
    void aClientIsMadeFromPropertiesAndClosedWithTheContext() {
        List<FileChatClient> clients = new ArrayList<>();
        withKey.run(context -> {
            FileChatClient client = context.getBean(FileChatClient.class);
            clients.add(client);

            client.files().upload(FileSource.of("a.txt", "content".getBytes(UTF_8)));

            assertThat(XAI.files().named("a.txt").getFirst().content()).hasBinaryContent("content".getBytes(UTF_8));
        });

        assertThat(clients).singleElement().matches(FileChatClient::closed);
    }

    @Test
    void theKeyOfTheServicesOwnSdksCounts() {
        application.withPropertyValues("XAI_API_KEY=key-2").run(context -> {
            ask(context.getBean(FileChatClient.class));

            assertThat(XAI.requests("GetCompletion").getFirst().keyIndex()).hasValue(1);
        });
    }

    @Test
    void anEmptyKeyIsNone() {
        application
                .withPropertyValues("filechat.api-key=${NO_SUCH_VARIABLE:}", "XAI_API_KEY=key-2")
                .run(context -> ask(context.getBean(FileChatClient.class)));

        assertThat(XAI.requests("GetCompletion").getFirst().keyIndex()).hasValue(1);
    }

    @Test
    void theKeyComesFromAnImportedTreeOfFiles(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("filechat.api-key"), "key-2\n");

        application
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.import=configtree:" + secrets + "/")
                .run(context -> ask(context.getBean(FileChatClient.class)));

        assertThat(XAI.requests("GetCompletion").getFirst().keyIndex()).hasValue(1);
    }

    @Test
    void collectionsAreManagedWithTheKeyAndAtTheEndpointOfProperties() {
        withManagement
                .withPropertyValues("filechat.management-key=management-2")
                .run(context -> createCollection(context.getBean(FileChatClient.class)));

        assertThat(XAI.requests("CreateCollection").getFirst().keyIndex()).hasValue(1);
    }

    @Test
    void theManagementKeyOfTheServicesOwnSdksCountsUnlessThereIsAnother() {
        withManagement
                .withPropertyValues("filechat.management-key=${NO_SUCH_VARIABLE:}", "XAI_MANAGEMENT_KEY=management-2")
                .run(context -> createCollection(context.getBean(FileChatClient.class)));
        assertThat(XAI.requests("CreateCollection").getLast().keyIndex()).hasValue(1);

        withManagement
                .withPropertyValues("filechat.management-key=management-1", "XAI_MANAGEMENT_KEY=management-2")
                .run(context -> createCollection(context.getBean(FileChatClient.class)));
        assertThat(XAI.requests("CreateCollection").getLast().keyIndex()).hasValue(0);
    }

    @Test
    void theManagementHostOfAnotherServiceIsGiven() {
        withKey.withPropertyValues("filechat.management-key=management-1")
                .run(context -> assertThatThrownBy(() -> createCollection(context.getBean(FileChatClient.class)))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("give it managementEndpoint(...)"));

        assertThat(XAI.requests()).isEmpty();
    }

    @Test
    void namedClientsInheritWhereCollectionsAreManagedAndHaveAKeyOfTheirOwn() {
        withManagement
                .withPropertyValues(
                        "filechat.management-key=management-1",
                        "filechat.clients.research.api-key=key-2",
                        "filechat.clients.research.management-key=management-2")
                .withUserConfiguration(Researchers.class)
                .run(context -> {
                    createCollection(context.getBean(Researchers.class).research);
                    assertThat(XAI.requests().getLast().keyIndex()).hasValue(1);

                    createCollection(context.getBean(Researchers.class).other);
                    assertThat(XAI.requests().getLast().keyIndex()).hasValue(0);
                });
    }

    @Test
    void theApplicationsOwnClientWins() {
        FileChatClient own = XAI.client();

        withKey.withBean("own", FileChatClient.class, () -> own)
                .run(context ->
                        assertThat(context).getBeans(FileChatClient.class).containsOnlyKeys("own"));
    }

    @Test
    void settingsOfChatsAreSent() {
        withKey.withPropertyValues(
                        "filechat.chat.temperature=0.5",
                        "filechat.chat.top-p=0.75",
                        "filechat.chat.max-tokens=100",
                        "filechat.chat.n=2",
                        "filechat.chat.seed=7",
                        "filechat.chat.stop=END,STOP",
                        "filechat.chat.frequency-penalty=0.25",
                        "filechat.chat.presence-penalty=-0.25",
                        "filechat.chat.logprobs=true",
                        "filechat.chat.top-logprobs=3",
                        "filechat.chat.reasoning-effort=low",
                        "filechat.chat.parallel-tool-calls=false",
                        "filechat.chat.max-turns=4",
                        "filechat.chat.include=inline-citations",
                        "filechat.chat.service-tier=priority",
                        "filechat.chat.store-messages=true",
                        "filechat.chat.use-encrypted-content=true",
                        "filechat.chat.end-user-id=u",
                        "filechat.chat.safety-identifier=s",
                        "filechat.headers.x-team=harbour")
                .run(context -> ask(context.getBean(FileChatClient.class)));

        ChatSettings sent = XAI.chat().lastRequest().settings();
        assertThat(sent.temperature()).hasValue(0.5);
        assertThat(sent.topP()).hasValue(0.75);
        assertThat(sent.maxTokens()).hasValue(100);
        assertThat(sent.n()).hasValue(2);
        assertThat(sent.seed()).hasValue(7);
        assertThat(sent.stop()).containsExactly("END", "STOP");
        assertThat(sent.frequencyPenalty()).hasValue(0.25);
        assertThat(sent.presencePenalty()).hasValue(-0.25);
        assertThat(sent.logprobs()).isTrue();
        assertThat(sent.topLogprobs()).hasValue(3);
        assertThat(sent.reasoningEffort()).contains(ReasoningEffort.LOW);
        assertThat(sent.parallelToolCalls()).contains(false);
        assertThat(sent.maxTurns()).hasValue(4);
        assertThat(sent.include()).hasToString("[INLINE_CITATIONS]");
        assertThat(sent.serviceTier()).hasToString("PRIORITY");
        assertThat(sent.storeMessages()).isTrue();
        assertThat(sent.useEncryptedContent()).isTrue();
        assertThat(sent.user()).isEqualTo("u");
        assertThat(sent.safetyIdentifier()).contains("s");
        assertThat(XAI.requests("GetCompletion").getFirst().metadata()).containsEntry("x-team", List.of("harbour"));
    }

    @Test
    void timesAndRetriesCount() {
        XAI.faults().on("RetrieveFile").answerNothing();
        withKey.withPropertyValues("filechat.timeout=300ms")
                .run(context -> assertThatThrownBy(() ->
                                context.getBean(FileChatClient.class).files().get("file-1"))
                        .isInstanceOf(CallTimeoutException.class));

        XAI.faults().on("ListFiles").refuse(Code.UNAVAILABLE, "busy");
        withKey.withPropertyValues("filechat.retry.read-attempts=2", "filechat.retry.first-delay=1ms")
                .run(context -> assertThatThrownBy(() -> context.getBean(FileChatClient.class).files().list().stream()
                                .toList())
                        .isInstanceOf(UnavailableException.class));
        assertThat(XAI.calls("ListFiles")).isEqualTo(2);
    }

    @Test
    void namedClientsInheritAndAreFoundByTheirQualifiers() {
        withKey.withPropertyValues(
                        "filechat.chat.temperature=0.5",
                        "filechat.chat.seed=1",
                        "filechat.headers.x-team=harbour",
                        "filechat.clients.research.api-key=key-2",
                        "filechat.clients.research.chat.seed=2",
                        "filechat.clients.research.headers.x-use=research")
                .withUserConfiguration(Researchers.class)
                .run(context -> {
                    ask(context.getBean(Researchers.class).research);
                    ChatSettings sent = XAI.chat().lastRequest().settings();
                    assertThat(sent.temperature()).hasValue(0.5);
                    assertThat(sent.seed()).hasValue(2);
                    assertThat(XAI.requests().getLast().keyIndex()).hasValue(1);
                    assertThat(XAI.requests().getLast().metadata())
                            .containsEntry("x-team", List.of("harbour"))
                            .containsEntry("x-use", List.of("research"));

                    ask(context.getBean(Researchers.class).other);
                    assertThat(XAI.chat().lastRequest().settings().seed()).hasValue(1);
                    assertThat(XAI.requests().getLast().keyIndex()).hasValue(0);
                    assertThat(XAI.requests().getLast().metadata()).doesNotContainKey("x-use");
                });
    }

    @Test
    void withoutAKeyForAllThereAreNamedClientsOnly() {
        application
                .withPropertyValues("filechat.clients.Team_A.api-key=key-1", "filechat.clients.b.api-key=key-2")
                .run(context -> assertThat(context)
                        .getBeans(FileChatClient.class)
                        .containsOnlyKeys("Team_AFileChatClient", "bFileChatClient"));
    }

    @Test
    void allClientsShareABudgetAndOneHasItsOwn() {
        XAI.chat().whenAnything().reply("One.").costInUsdTicks(20_000_000_000L).times(100);
        withKey.withPropertyValues(
                        "filechat.budget.limit=5",
                        "filechat.clients.research.api-key=key-2",
                        "filechat.clients.research.budget.limit=1")
                .withUserConfiguration(Researchers.class)
                .run(context -> {
                    FileChatClient research = context.getBean(Researchers.class).research;
                    ask(research);
                    assertThatThrownBy(() -> ask(research)).isInstanceOf(CostBudgetException.class);
                    assertThat(context.getBean(CostBudget.class).spentInUsd()).isEqualByComparingTo("2");

                    FileChatClient other = context.getBean(Researchers.class).other;
                    ask(other);
                    ask(other);
                    assertThatThrownBy(() -> ask(other)).isInstanceOf(CostBudgetException.class);
                });
    }

    @Test
    void customizersComeAfterThePropertiesInTheirOrder() {
        withKey.withPropertyValues("filechat.headers.x-team=properties")
                .withUserConfiguration(Customizers.class)
                .run(context -> ask(context.getBean(FileChatClient.class)));

        assertThat(XAI.requests().getLast().metadata())
                .containsEntry("x-team", List.of("second"))
                .containsEntry("x-first", List.of("client ''"));
    }

    @Test
    void beansOfTheApplicationApply() {
        AtomicInteger observed = new AtomicInteger();
        AtomicInteger decorated = new AtomicInteger();
        ApplicationContextRunner runner = withKey.withBean(CallObserver.class, () -> call -> {
                    observed.incrementAndGet();
                    return CallObservation.NONE;
                })
                .withBean(TaskDecorator.class, () -> task -> {
                    decorated.incrementAndGet();
                    return task;
                });
        runner.run(context -> context.getBean(FileChatClient.class)
                .async()
                .files(files -> files.exists("file-1"))
                .join());
        assertThat(observed).hasValue(1);
        assertThat(decorated).hasValue(1);

        runner.withBean(CallAdmission.class, () -> attempt -> {
                    throw new NotAdmittedException("not today");
                })
                .run(context -> assertThatThrownBy(() -> ask(context.getBean(FileChatClient.class)))
                        .isInstanceOf(NotAdmittedException.class)
                        .hasMessageContaining("not today"));
    }

    @Test
    void callsAreObservedWhereThereIsARegistry() {
        TestObservationRegistry observations = TestObservationRegistry.create();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        withKey.withBean(TestObservationRegistry.class, () -> observations)
                .withBean(SimpleMeterRegistry.class, () -> meters)
                .run(context -> ask(context.getBean(FileChatClient.class)));

        TestObservationRegistryAssert.assertThat(observations).hasObservationWithNameEqualTo("gen_ai.client.operation");
        assertThat(meters.find("gen_ai.client.token.usage").counters()).isNotEmpty();
    }

    @Test
    void metersAloneAreEnough() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        withKey.withBean(SimpleMeterRegistry.class, () -> meters)
                .run(context -> ask(context.getBean(FileChatClient.class)));

        assertThat(meters.find("gen_ai.client.token.usage").counters()).isNotEmpty();
    }

    @Test
    void micrometerIsOptional() {
        withKey.withClassLoader(new FilteredClassLoader("io.micrometer", "dev.filechat.micrometer"))
                .run(context -> ask(context.getBean(FileChatClient.class)));

        assertThat(XAI.calls("GetCompletion")).isEqualTo(1);
    }

    @Test
    void connectionDetailsReplaceTheConnectionOfPropertiesAndCustomizers() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FileChatAutoConfiguration.class, SslAutoConfiguration.class))
                .withPropertyValues(
                        "filechat.host=service.invalid",
                        "filechat.proxy.host=proxy.invalid",
                        "filechat.proxy.port=3128",
                        "filechat.ssl.bundle=none",
                        "filechat.management-host=management.invalid",
                        "filechat.management-key=another",
                        "filechat.api-key=another")
                .withBean(
                        FileChatClientCustomizer.class,
                        () -> client -> client.apiKey(() -> "a third").managementKey(() -> "a fourth"))
                .withBean(FileChatConnectionDetails.class, () -> XAI::configure)
                .run(context -> {
                    ask(context.getBean(FileChatClient.class));
                    createCollection(context.getBean(FileChatClient.class));
                });

        assertThat(XAI.calls("GetCompletion")).isEqualTo(1);
        assertThat(XAI.calls("CreateCollection")).isEqualTo(1);
    }

    private static void ask(FileChatClient client) {
        client.chat().create("grok-4.5").append(user("What is it?")).sample();
    }

    private static void createCollection(FileChatClient client) {
        client.collections().create("manuals");
    }

    @Configuration(proxyBeanMethods = false)
    static class Researchers {
        final FileChatClient research;
        final FileChatClient other;

        Researchers(@Qualifier("research") FileChatClient research, FileChatClient other) {
            this.research = research;
            this.other = other;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Customizers {
        @Bean
        @Order(2)
        FileChatClientCustomizer second() {
            return client -> client.header("x-team", "second");
        }

        @Bean
        @Order(1)
        FileChatClientCustomizer first() {
            return new FileChatClientCustomizer() {
                @Override
                public void customize(FileChatClientBuilder client) {
                    throw new AssertionError("the one with the name is called");
                }

                @Override
                public void customize(FileChatClientBuilder client, String name) {
                    client.header("x-team", "first").header("x-first", "client '" + name + "'");
                }
            };
        }
    }
}
