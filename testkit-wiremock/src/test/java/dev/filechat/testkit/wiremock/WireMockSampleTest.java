// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.wiremock.XaiStubs.call;
import static dev.filechat.testkit.wiremock.XaiStubs.callsOf;
import static dev.filechat.testkit.wiremock.XaiStubs.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.files.sources.FileSource;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A user's test with WireMock, as docs/testing.md shows it. */
class WireMockSampleTest {

    // sample
    @AutoClose
    private final WireMockXai xai = WireMockXai.builder().inProcess().start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Test
    void uploadsTheReport() {
        xai.stubFor(call("UploadFile")
                .withRequestBody(matchingJsonPath("$.init.name", equalTo("report.txt")))
                .willReturn(message("""
                        {"id": "file-1", "filename": "report.txt", "size": "5"}
                        """)));

        client.files().upload(FileSource.text("report.txt", "hello"));

        xai.verify(1, callsOf("UploadFile").withRequestBody(matchingJsonPath("$.size", equalTo("5"))));
    }

    @Test
    void keepsWhatCameOfAStreamThatBreaks() {
        xai.stubFor(call("GetCompletionChunk")
                .withRequestBody(matchingJsonPath("$.messages[0].content[0].text", containing("risks")))
                .willReturn(message("{\"outputs\": [{\"delta\": {\"content\": \"One. \"}}]}")
                        .withPause(Duration.ofMillis(20))
                        .withMessage("{\"outputs\": [{\"delta\": {\"content\": \"Two. \"}}]}")
                        .withStatus(Code.UNAVAILABLE, "Going down.")
                        .withTrailer("x-region", "eu")));

        assertThatExceptionOfType(StreamInterruptedException.class)
                .isThrownBy(() -> {
                    try (ChatStream stream = client.chat().create("grok-4.5").append(user("Which risks?")).stream()) {
                        stream.forEach(chunk -> {});
                    }
                })
                .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two. "));
    }
    // end

    @Test
    void isWhatThePageShows() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/dev/filechat/testkit/wiremock/WireMockSampleTest.java"));
        String sample = source.substring(
                source.indexOf("// sample\n") + "// sample\n".length(), source.indexOf("    // end\n"));

        assertThat(Files.readString(Path.of("../docs/testing.md"))).contains("```java\n" + sample.indent(-4) + "```\n");
    }
}
