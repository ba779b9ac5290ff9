// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.testkit.FakeXai;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All clients share the threads of the connections, which end with the last client. */
class EventLoopsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void theThreadsEndWithTheLastClient() throws InterruptedException {
        try (FakeXai xai = FakeXai.start()) {
            try (FileChatClient last = client(xai)) {
                FileChatClient other = client(xai);
                other.files().list(ListFilesRequest.builder().build());
                other.close();
                other.close();
                last.files().list(ListFilesRequest.builder().build());
                assertThat(threads()).isNotEmpty();
            }
            for (Thread thread : threads()) {
                assertThat(thread.join(LONG)).as(thread.getName()).isTrue();
            }
            try (FileChatClient next = client(xai)) {
                assertThat(next.files().list(ListFilesRequest.builder().build()).files())
                        .isEmpty();
            }
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("filechat-netty"))
                .toList();
    }

    private static FileChatClient client(FakeXai xai) {
        return xai.configure(FileChatClient.builder()).transport("grpc-netty").build();
    }
}
