// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.wiremock.XaiStubs.call;
import static dev.filechat.testkit.wiremock.XaiStubs.callsOf;
import static dev.filechat.testkit.wiremock.XaiStubs.message;
import static dev.filechat.testkit.wiremock.XaiStubs.messages;
import static dev.filechat.testkit.wiremock.XaiStubs.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.filechat.FileChatClient;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.DeleteFileResponse;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wiremock.grpc.GrpcExtensionFactory;

/** What a WireMock with its gRPC extension can do for the service, and what it cannot. */
class StockWireMockTest {

    /**
     * It prints a stack trace for each message that is too large. Held, as a logger that nobody holds forgets its
     * level.
     */
    private static final Logger SERVLET = Logger.getLogger("io.grpc.servlet.jakarta");

    @AutoClose("stop")
    private final WireMockServer server =
            new WireMockServer(StockWireMock.options().extensions(new GrpcExtensionFactory()));

    @AutoClose
    private StubClient stubs;

    @BeforeEach
    void start() {
        SERVLET.setLevel(Level.OFF);
        server.start();
        stubs = StubClient.to("localhost", server.port(), "the-key");
    }

    @Test
    void answersWithAMessage() throws Exception {
        server.stubFor(call("DeleteFile")
                .withRequestBody(matchingJsonPath("$.fileId", equalTo("a")))
                .willReturn(message("{\"id\": \"a\", \"deleted\": true}")));

        assertThat(delete("a").getDeleted()).isTrue();
        server.verify(1, callsOf("DeleteFile"));
        assertThat(StubClient.refusal(() -> delete("b")).getCode()).isEqualTo(Code.UNIMPLEMENTED);
    }

    @Test
    void answersOurOwnClient() {
        server.stubFor(call("GetCompletion").willReturn(message("""
                {"outputs": [{
                    "finishReason": "REASON_STOP",
                    "message": {"role": "ROLE_ASSISTANT", "content": "Three."}
                }]}
                """)));
        server.stubFor(call("UploadFile")
                .withRequestBody(matchingJsonPath("$.init.name", equalTo("a.txt")))
                .willReturn(message("{\"id\": \"file-1\", \"filename\": \"a.txt\", \"size\": \"5\"}")));

        try (FileChatClient client = FileChatClient.builder()
                .endpoint("localhost", server.port())
                .plaintext()
                .apiKey("k")
                .build()) {
            assertThat(client.files().upload(FileSource.text("a.txt", "hello")).id())
                    .isEqualTo("file-1");
            assertThat(client.chat()
                            .create("grok-4.5")
                            .append(user("How many?"))
                            .sample()
                            .content())
                    .isEqualTo("Three.");
        }
    }

    @Test
    void answersWithAStatus() {
        server.stubFor(call("DeleteFile").willReturn(status(Code.PERMISSION_DENIED, "Not yours.")));

        Status refusal = StubClient.refusal(() -> delete("a"));

        assertThat(refusal.getCode()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(refusal.getDescription()).isEqualTo("Not yours.");
    }

    @Test
    void waitsBeforeTheAnswer() throws Exception {
        server.stubFor(call("DeleteFile").willReturn(message("{}").withFixedDelay(300)));

        long start = System.nanoTime();
        delete("a");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void matchesMetadata() throws Exception {
        server.stubFor(call("DeleteFile")
                .withHeader("authorization", equalTo("Bearer the-key"))
                .willReturn(message("{\"id\": \"mine\"}")));

        assertThat(delete("a").getId()).isEqualTo("mine");
        try (StubClient other = StubClient.to("localhost", server.port(), "another-key")) {
            assertThat(StubClient.refusal(() -> other.files().deleteFile(DeleteFileRequest.getDefaultInstance()))
                            .getCode())
                    .isEqualTo(Code.UNIMPLEMENTED);
        }
    }

    @Test
    void streamsOneMessage() throws Exception {
        server.stubFor(call("GetCompletionChunk")
                .willReturn(message("{\"outputs\": [{\"delta\": {\"content\": \"One.\"}}]}")));

        assertThat(stubs.stream(StubClient.ask("Hello?"))).hasSize(1);
    }

    @Test
    void matchesAnUploadByItsFirstMessage() throws Exception {
        server.stubFor(call("UploadFile")
                .withRequestBody(matchingJsonPath("$.init.name", equalTo("a.txt")))
                .willReturn(message("{\"id\": \"file-1\"}")));

        assertThat(stubs.upload("a.txt", new byte[3 << 20], 1 << 20).getId()).isEqualTo("file-1");
        server.verify(1, callsOf("UploadFile"));
    }

    @Test
    void hasAnEntryForEachMessageOfAnUploadThatNoStubAnswers() {
        assertThat(StubClient.refusal(() -> stubs.upload("b.txt", new byte[3 << 20], 1 << 20))
                        .getCode())
                .isEqualTo(Code.UNIMPLEMENTED);

        server.verify(4, callsOf("UploadFile"));
    }

    static Stream<AnswerBuilder> beyondIt() {
        return Stream.of(
                messages(),
                messages("{}", "{}"),
                message("{}").withPause(Duration.ofMillis(1)),
                message("{}").withTrailer("x-region", "eu"),
                message("{}").withStatus(Code.UNAVAILABLE, "Busy."));
    }

    @ParameterizedTest
    @MethodSource("beyondIt")
    void refusesStubsThatItCouldNotServe(AnswerBuilder answer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.stubFor(call("GetCompletionChunk").willReturn(answer)))
                .withMessageContaining("use WireMockXai");
    }

    @Test
    void leavesStubsOfOtherServicesAlone() {
        server.stubFor(WireMock.get("/health").willReturn(WireMock.aResponse().withStatus(404)));

        assertThat(server.getStubMappings()).hasSize(1);
    }

    @Test
    void takesNoMessageOf4Mebibytes() {
        server.stubFor(call("UploadFile").willReturn(message("{\"id\": \"file-1\"}")));

        assertThat(StubClient.refusal(() -> stubs.upload("a.bin", new byte[4 << 20], 4 << 20))
                        .getCode())
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void servesFromADirectoryOfItsOwnAndCannotStreamTwoMessages(@TempDir Path directory) throws Exception {
        Path descriptors = StockWireMock.writeDescriptors(directory);
        assertThat(descriptors).isEqualTo(directory.resolve("grpc/xai.dsc"));
        WireMockServer unchecked = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .usingFilesUnderDirectory(directory.toString())
                .extensions(new GrpcExtensionFactory()));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> failure.complete(thrown));
        unchecked.start();
        try (StubClient stubs = StubClient.to("localhost", unchecked.port(), "k")) {
            unchecked.stubFor(call("GetCompletionChunk").willReturn(messages("{}", "{}")));
            unchecked.stubFor(call("GetCompletion").willReturn(message("{\"id\": \"r\"}")));

            assertThat(stubs.chat().getCompletion(StubClient.ask("Hello?")).getId())
                    .isEqualTo("r");
            assertThat(StubClient.refusal(() -> stubs.stream(StubClient.ask("Hello?")))
                            .isOk())
                    .isFalse();
            assertThat(failure)
                    .succeedsWithin(Duration.ofSeconds(60))
                    .asString()
                    .contains("Expect message object");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(usual);
            unchecked.stop();
        }
    }

    @Test
    void hasADescriptorSetWithAllThatIsImported(@TempDir Path directory) throws Exception {
        FileDescriptorSet set =
                FileDescriptorSet.parseFrom(Files.readAllBytes(StockWireMock.writeDescriptors(directory)));

        assertThat(set.getFileList())
                .extracting(file -> file.getName())
                .contains("xai/api/v1/files.proto", "xai/api/v1/chat.proto", "google/protobuf/timestamp.proto")
                .containsAll(set.getFileList().stream()
                        .flatMap(file -> file.getDependencyList().stream())
                        .toList());
    }

    private DeleteFileResponse delete(String id) throws Exception {
        return stubs.files()
                .deleteFile(DeleteFileRequest.newBuilder().setFileId(id).build());
    }
}
