// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.grpc.okhttp.OkHttpTransportProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The code of docs/transports.md. */
class TransportsPageTest {
    private static final byte[] REPORT = "Revenue grew by 12 percent.".getBytes(UTF_8);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    private final FileChatClientBuilder builder = xai.configure(FileChatClient.builder());

    @Test
    void aTransportByItsName() {
        // snippet: named
        FileChatClient client = builder.transport("grpc-okhttp").build();
        // end
        uploads(client);
    }

    @Test
    void aTransportAsAnObject() {
        // snippet: object
        FileChatClient client = builder.transport(new OkHttpTransportProvider()).build();
        // end
        uploads(client);
    }

    private void uploads(FileChatClient client) {
        try (client) {
            client.files().upload(FileSource.of("report.txt", REPORT));
        }
        assertThat(xai.files().named("report.txt"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.content()).hasBinaryContent(REPORT));
        assertThat(xai.requests("UploadFile"))
                .singleElement()
                .satisfies(request -> assertThat(
                                request.metadata().get("user-agent").toString())
                        .contains("okhttp"));
    }
}
