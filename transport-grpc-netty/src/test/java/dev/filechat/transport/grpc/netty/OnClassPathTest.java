// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import org.junit.jupiter.api.Test;

class OnClassPathTest {
    @Test
    void theOnlyTransportOnTheClassPathIsTaken() {
        try (FakeXai xai = FakeXai.start();
                FileChatClient client = xai.client()) {
            client.files().upload(FileSource.of("report.txt", new byte[10]));

            assertThat(xai.files().named("report.txt")).hasSize(1);
        }
    }
}
