// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FileChatClient;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.AnsweringPeer;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Collections are managed at a host of their own, with a key of their own, which only they need. */
@OverNetwork
public interface ManagementConnectionContract extends OverTransport {
    /** A client without the management key does all else, searches too. */
    @Test
    default void theManagementKeyIsNeededForManagementOnly() {
        try (FakeXai xai = fake().start();
                FileChatClient manager = client(xai);
                FileChatClient client = plaintext(xai.port()).apiKey(xai.key()).build()) {
            DocumentCollection manuals = manager.collections().create("manuals");
            int calls = xai.requests().size();

            assertThat(client.collections().collection(manuals.id()).search("heron"))
                    .isEmpty();
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.collections().list().stream().toList())
                    .withMessage("There is no management key. Set the environment variable XAI_MANAGEMENT_KEY, or give"
                            + " one to managementKey(...)");
            assertThat(xai.requests()).hasSize(calls + 1);
        }
    }

    /** A client of another service does not send its management key to the real one. */
    @Test
    default void theManagementEndpointOfAnotherServiceIsGiven() {
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        plaintext(xai.port()).managementKey("xai-token").build()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.collections().create("manuals"))
                    .withMessage("The client does not know where collections are managed. It has the endpoint"
                            + " 127.0.0.1:" + xai.port() + "; give it managementEndpoint(...), too");
            assertThat(xai.requests()).isEmpty();
        }
    }

    /** Each key opens its own host only, and the message names the right one. */
    @Test
    default void aWrongManagementKeyIsNamed() {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).managementKey(xai.key()).build()) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> client.collections().create("manuals"))
                    .withMessageEndingWith(
                            "Check the management key: XAI_MANAGEMENT_KEY, or managementKey(...) of the builder")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain(xai.key()));
        }
    }

    /** With a deadline and the client's headers, as every call; the API key stays out of it. */
    @Test
    default void aManagementCallCarriesTheManagementKey() {
        try (AnsweringPeer service = AnsweringPeer.with(Status.UNIMPLEMENTED.withDescription("no"), new Metadata());
                AnsweringPeer management =
                        AnsweringPeer.with(Status.UNIMPLEMENTED.withDescription("no"), new Metadata());
                FileChatClient client = plaintext(service.port())
                        .managementEndpoint("127.0.0.1", management.port())
                        .managementKey("a-management-key")
                        .header("x-team", "blue")
                        .build()) {
            assertThatExceptionOfType(FileChatException.class)
                    .isThrownBy(() -> client.collections().create("manuals"));
            assertThatExceptionOfType(FileChatException.class)
                    .isThrownBy(() -> client.collections().collection("c").search("heron"));

            assertThat(management.calls()).singleElement().satisfies(call -> {
                assertThat(call.header("authorization")).isEqualTo("Bearer a-management-key");
                assertThat(call.header("x-team")).isEqualTo("blue");
                assertThat(call.hasDeadline()).isTrue();
                assertThat(call.headers().toString()).doesNotContain("a-key");
            });
            assertThat(service.calls()).singleElement().satisfies(call -> {
                assertThat(call.header("authorization")).isEqualTo("Bearer a-key");
                assertThat(call.headers().toString()).doesNotContain("a-management-key");
            });
        }
    }

    /** Neither in its message, nor in that of a cause, nor in the headers of the answer. */
    @Test
    default void aManagementKeyThatTheServiceRepeatsIsNotInTheException() {
        String key = "canary-management-0123456789";
        try (FakeXai xai = fake().managementKeys(key).start();
                FileChatClient client = client(xai)) {
            xai.faults().onAnyCall().sendHeader("x-echo", "the key is " + key + ".");
            xai.faults().onAnyCall().sendTrailer("x-region", "eu-1");
            xai.faults().onAnyCall().refuse(Status.Code.UNAUTHENTICATED, "The key " + key + " is revoked");

            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> client.collections().create("manuals"))
                    .withMessageContaining("The key [key] is revoked")
                    .satisfies(e -> {
                        for (Throwable t = e; t != null; t = t.getCause()) {
                            assertThat(t.toString()).doesNotContain(key);
                        }
                        assertThat(e.metadata().map()).containsKey("x-region").doesNotContainKey("x-echo");
                    });
        }
    }

    /** A supplier is asked once more after its key was refused. */
    @Test
    default void aManagementKeyMayChange() {
        try (FakeXai xai = fake().start()) {
            AtomicInteger asked = new AtomicInteger();
            try (FileChatClient client = configured(xai)
                    .managementKey(() -> asked.incrementAndGet() == 1 ? "xai-old" : xai.managementKey())
                    .build()) {
                assertThat(client.collections().create("manuals").info().name()).isEqualTo("manuals");
            }
            assertThat(asked).hasValue(3);
        }
    }

    /** The management host gets no key in plain text over a network. */
    @Test
    default void plaintextToAManagementHostElsewhereIsRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> plaintext(1)
                        .managementEndpoint("management.example", 443)
                        .build())
                .withMessageStartingWith(
                        "Plaintext to management.example would show the management key to the network");
    }

    /** The second connection ends with the client. */
    @Test
    default void closingEndsTheManagementConnection() throws InterruptedException {
        try (AnsweringPeer management = AnsweringPeer.with(Status.NOT_FOUND, new Metadata())) {
            FileChatClient client = plaintext(1)
                    .managementEndpoint("127.0.0.1", management.port())
                    .managementKey("a-management-key")
                    .build();
            DocumentCollection manuals = client.collections().collection("manuals");
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(manuals::info);

            client.close();

            assertThat(management.awaitDisconnect(LONG)).isTrue();
            assertThatIllegalStateException().isThrownBy(manuals::info).withMessage("The client is closed");
        }
    }
}
