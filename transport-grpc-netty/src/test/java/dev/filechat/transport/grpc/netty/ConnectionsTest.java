// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatStream;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.FaultyProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client has one connection, and a second one while there are many calls. */
class ConnectionsTest {
    private static final int FEW = 40;
    private static final int MANY = 1_000;

    @Test
    void callsThatHaveEndedDoNotMakeAConnectionBusy() {
        try (FakeXai xai = FakeXai.start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = client(xai, proxy)) {
            xai.chat().whenAnything().reply("One.");
            for (int i = 0; i < 2 * FEW; i++) {
                client.files().list(ListFilesRequest.builder().build());
                client.chat().create("grok-4.5").append(user("Which?")).sample();
            }
            assertThat(proxy.connections()).isEqualTo(1);
        }
    }

    @Test
    void aSecondConnectionIsMadeWhenTheFirstIsBusy() {
        try (FakeXai xai = FakeXai.start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = client(xai, proxy)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(5));
            List<ChatStream> open = new ArrayList<>();
            while (open.size() < FEW) {
                open.add(stream(client));
            }
            assertThat(proxy.connections()).isEqualTo(1);

            while (proxy.connections() == 1 && open.size() < MANY) {
                open.add(stream(client));
            }
            for (int i = 0; i < 2 * FEW; i++) {
                open.add(stream(client));
            }
            assertThat(proxy.connections()).isEqualTo(2);
            assertThat(open)
                    .allSatisfy(stream ->
                            assertThat(stream.iterator().next().content()).isEqualTo("One. "));
            open.forEach(ChatStream::close);
        }
    }

    private static ChatStream stream(FileChatClient client) {
        return client.chat().create("grok-4.5").append(user("Which?")).stream();
    }

    private static FileChatClient client(FakeXai xai, FaultyProxy proxy) {
        return xai.configure(FileChatClient.builder())
                .transport("grpc-netty")
                .endpoint(proxy.host(), proxy.port())
                .build();
    }
}
