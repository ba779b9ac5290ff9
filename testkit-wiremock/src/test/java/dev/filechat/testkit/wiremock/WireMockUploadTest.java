// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static dev.filechat.testkit.wiremock.XaiStubs.call;
import static dev.filechat.testkit.wiremock.XaiStubs.callsOf;
import static dev.filechat.testkit.wiremock.XaiStubs.message;
import static dev.filechat.testkit.wiremock.XaiStubs.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.google.protobuf.ByteString;
import dev.filechat.FileChatClient;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.File;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads, each one request to WireMock. */
class WireMockUploadTest {

    private static final int CHUNK = 5_000_000;

    @AutoClose
    private final WireMockXai xai = WireMockXai.start();

    @AutoClose
    private final StubClient stubs = StubClient.to(xai.host(), xai.port(), "the-key");

    @Test
    void hasOneEntryInTheJournalForAnUploadOf5MegabyteChunks() throws Exception {
        byte[] content = new byte[2 * CHUNK + 1];
        new Random(5).nextBytes(content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        xai.stubFor(call("UploadFile")
                .withRequestBody(matchingJsonPath("$.init.name", equalTo("scan.tiff")))
                .withRequestBody(matchingJsonPath("$[?(@.size > 10000000)]"))
                .willReturn(message("{\"id\": \"file-1\", \"filename\": \"scan.tiff\", \"size\": \"10000001\"}")));

        File stored = stubs.upload("scan.tiff", content, CHUNK);

        assertThat(stored.getId()).isEqualTo("file-1");
        List<ServeEvent> journal = xai.wireMock().getServeEvents();
        assertThat(journal).hasSize(1);
        assertThat(journal.getFirst().getRequest().getBodyAsString()).hasSizeLessThan(300);
        xai.verify(1, callsOf("UploadFile").withRequestBody(equalToJson("""
                        {"init": {"name": "scan.tiff"}, "size": 10000001, "chunks": 3, "sha256": "%s"}
                        """.formatted(sha256))));
    }

    @Test
    void takesAnUploadOfOurOwnClient() {
        xai.stubFor(call("UploadFile")
                .willReturn(message("{\"id\": \"file-2\", \"filename\": \"note.txt\", \"size\": \"5\"}")));

        try (FileChatClient client = xai.configure(FileChatClient.builder()).build()) {
            StoredFile stored = client.files()
                    .upload(
                            FileSource.text("note.txt", "hello"),
                            UploadOptions.builder()
                                    .expiresAfter(Duration.ofHours(6))
                                    .build());
            assertThat(stored.id()).isEqualTo("file-2");
        }
        // The SHA-256 of "hello", from sha256sum.
        xai.verify(1, callsOf("UploadFile").withRequestBody(equalToJson("""
                        {"init": {"name": "note.txt", "expiresAfter": "21600"}, "size": 5, "chunks": 1,
                         "sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}
                        """)));
    }

    @Test
    void takesAnEmptyFile() throws Exception {
        xai.stubFor(call("UploadFile").willReturn(message("{\"id\": \"file-3\"}")));

        assertThat(stubs.upload("empty.txt", new byte[0], CHUNK).getId()).isEqualTo("file-3");

        xai.verify(1, callsOf("UploadFile").withRequestBody(matchingJsonPath("$.size", equalTo("0"))));
        xai.verify(1, callsOf("UploadFile").withRequestBody(matchingJsonPath("$.chunks", equalTo("0"))));
    }

    @Test
    void refusesAnUploadWhenAllOfItWasSent() {
        xai.stubFor(call("UploadFile").willReturn(status(Code.RESOURCE_EXHAUSTED, "The team's space is used up.")));

        Status refusal = StubClient.refusal(() -> stubs.upload("a.txt", "hello"));

        assertThat(refusal.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.getDescription()).isEqualTo("The team's space is used up.");
    }

    @Test
    void tellsTheNearestStubOfAnUpload() {
        xai.stubFor(call("UploadFile")
                .withRequestBody(matchingJsonPath("$.init.name", containing("report")))
                .willReturn(message("{}")));

        assertThat(StubClient.refusal(() -> stubs.upload("budget.txt", "hello")).getDescription())
                .contains("\"name\":\"budget.txt\"", "$.init.name", "report");
    }

    static List<List<UploadFileChunk>> wrongSequences() {
        UploadFileChunk init = StubClient.init("a.txt");
        UploadFileChunk data = StubClient.data(ByteString.copyFromUtf8("hello"));
        return List.of(
                List.of(),
                List.of(data, init),
                List.of(init, init),
                List.of(init, UploadFileChunk.getDefaultInstance()));
    }

    @ParameterizedTest
    @MethodSource("wrongSequences")
    void refusesMessagesInTheWrongOrderAsTheServiceDoes(List<UploadFileChunk> messages) {
        xai.stubFor(call("UploadFile").willReturn(message("{}")));

        assertThat(StubClient.refusal(() -> stubs.send(messages)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);

        xai.verify(0, callsOf("UploadFile"));
    }
}
