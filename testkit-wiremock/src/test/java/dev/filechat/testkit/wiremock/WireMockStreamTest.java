// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.wiremock.XaiStubs.call;
import static dev.filechat.testkit.wiremock.XaiStubs.callsOf;
import static dev.filechat.testkit.wiremock.XaiStubs.message;
import static dev.filechat.testkit.wiremock.XaiStubs.messages;
import static dev.filechat.testkit.wiremock.XaiStubs.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Streams, statuses behind messages and trailers, stubbed with WireMock behind a server of our own. */
class WireMockStreamTest {

    private static final Metadata.Key<String> REGION = Metadata.Key.of("x-region", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> ZONE = Metadata.Key.of("x-zone", Metadata.ASCII_STRING_MARSHALLER);

    @AutoClose
    private final WireMockXai xai = WireMockXai.start();

    @AutoClose
    private final StubClient stubs = StubClient.to(xai.host(), xai.port(), "the-key");

    @Test
    void streamsNothing() throws Exception {
        stubStream(messages());

        assertThat(stubs.stream(StubClient.ask("Hello?"))).isEmpty();
    }

    @Test
    void streamsOneMessage() throws Exception {
        stubStream(message(chunk("One.")));

        assertThat(stubs.stream(StubClient.ask("Hello?")))
                .extracting(WireMockStreamTest::text)
                .containsExactly("One.");
    }

    @Test
    void streamsSeveralMessagesAndWaitsBetweenThem() throws Exception {
        stubStream(message(chunk("One. "))
                .withPause(Duration.ofMillis(150))
                .withMessage(chunk("Two. "))
                .withPause(Duration.ofMillis(250))
                .withMessage(chunk("Three.")));

        long start = System.nanoTime();
        BlockingClientCall<?, GetChatCompletionChunk> call = stubs.chat().getCompletionChunk(StubClient.ask("Hello?"));

        assertThat(text(call.read())).isEqualTo("One. ");
        assertThat(text(call.read())).isEqualTo("Two. ");
        assertThat(text(call.read())).isEqualTo("Three.");
        // Both pauses, counted from the start, as the first message may be read late.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(call.read()).isNull();
        xai.verify(1, callsOf("GetCompletionChunk"));
    }

    @Test
    void sendsAMessageBeforeThePauseBehindItWhichACancelledCallEnds() throws Exception {
        stubStream(message(chunk("One.")).withPause(Duration.ofHours(1)).withMessage(chunk("Never.")));

        BlockingClientCall<?, GetChatCompletionChunk> call = stubs.chat().getCompletionChunk(StubClient.ask("Hello?"));
        assertThat(text(call.read())).isEqualTo("One.");
        call.cancel("The test has seen enough.", null);

        xai.verify(1, callsOf("GetCompletionChunk"));
    }

    @Test
    void streamsToOurOwnClient() {
        stubStream(messages(
                chunk("One. "),
                chunk("Two. "),
                "{\"outputs\": [{\"delta\": {\"content\": \"Three.\"}, \"finishReason\": \"REASON_STOP\"}]}"));

        List<String> chunks = new ArrayList<>();
        try (FileChatClient client = client();
                ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
            for (ChatChunk chunk : stream) {
                chunks.add(chunk.content());
            }
        }

        assertThat(chunks).containsExactly("One. ", "Two. ", "Three.");
    }

    @Test
    void endsWithAStatusAfterMessages() throws Exception {
        stubStream(messages(chunk("One. "), chunk("Two. "))
                .withStatus(Code.RESOURCE_EXHAUSTED, "Too much.")
                .withTrailer("x-region", "eu")
                .withTrailer("x-region", "us"));

        BlockingClientCall<?, GetChatCompletionChunk> call = stubs.chat().getCompletionChunk(StubClient.ask("Hello?"));
        assertThat(text(call.read())).isEqualTo("One. ");
        assertThat(text(call.read())).isEqualTo("Two. ");

        assertThatExceptionOfType(StatusException.class).isThrownBy(call::read).satisfies(e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            assertThat(e.getStatus().getDescription()).isEqualTo("Too much.");
            assertThat(e.getTrailers().getAll(REGION)).containsExactly("eu", "us");
        });
    }

    @Test
    void interruptsAStreamToOurOwnClient() {
        stubStream(messages(chunk("One. "), chunk("Two. ")).withStatus(Code.UNAVAILABLE, "Going down."));

        try (FileChatClient client = client()) {
            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> {
                        try (ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
                            stream.forEach(chunk -> {});
                        }
                    })
                    .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two. "));
        }
    }

    @Test
    void sendsMetadataBeforeAndBehindAnAnswer() throws Exception {
        xai.stubFor(call("DeleteFile")
                .willReturn(message("{}").withTrailer("x-region", "eu").withHeader("X-Zone", "b")));
        AtomicReference<Metadata> headers = new AtomicReference<>();
        AtomicReference<Metadata> trailers = new AtomicReference<>();

        stubs.files(ClientInterceptors.intercept(
                        stubs.files().getChannel(), MetadataUtils.newCaptureMetadataInterceptor(headers, trailers)))
                .deleteFile(DeleteFileRequest.getDefaultInstance());

        assertThat(headers.get().get(ZONE)).isEqualTo("b");
        assertThat(trailers.get().get(REGION)).isEqualTo("eu");
        assertThat(headers.get().keys()).noneMatch(name -> name.startsWith("matched-stub"));
    }

    @Test
    void sendsTrailersWithARefusal() {
        xai.stubFor(
                call("DeleteFile").willReturn(status(Code.UNAVAILABLE, "Busy.").withTrailer("x-region", "eu")));

        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> stubs.files().deleteFile(DeleteFileRequest.getDefaultInstance()))
                .satisfies(e -> assertThat(e.getTrailers().get(REGION)).isEqualTo("eu"));
    }

    @Test
    void streamsABodyWrittenByHand() throws Exception {
        xai.stubFor(call("RetrieveFileContent")
                .willReturn(WireMock.aResponse()
                        .withHeader("grpc-status-name", "OUT_OF_RANGE")
                        .withHeader("grpc-status-reason", "That is all.")
                        .withBody("[{\"message\": {\"data\": \"b25l\"}}, {\"pauseMilliseconds\": 5},"
                                + " {\"message\": {\"data\": \"dHdv\"}}]")));

        BlockingClientCall<?, FileContentChunk> call =
                stubs.files().retrieveFileContent(RetrieveFileContentRequest.getDefaultInstance());

        assertThat(call.read().getData().toStringUtf8()).isEqualTo("one");
        assertThat(call.read().getData().toStringUtf8()).isEqualTo("two");
        assertThat(StubClient.refusal(call::read).getDescription()).isEqualTo("That is all.");
    }

    @Test
    void sendsMoreThanTheClientTakesAtOnce() throws Exception {
        String megabyte = "A".repeat(4 * (1 << 20) / 3 / 4 * 4);
        AnswerBuilder answer = messages();
        for (int i = 0; i < 20; i++) {
            answer.withMessage("{\"data\": \"" + megabyte + "\"}");
        }
        xai.stubFor(call("RetrieveFileContent").willReturn(answer));

        List<FileContentChunk> chunks =
                StubClient.drain(stubs.files().retrieveFileContent(RetrieveFileContentRequest.getDefaultInstance()));

        assertThat(StubClient.joined(chunks).size()).isEqualTo(20 * megabyte.length() / 4 * 3);
    }

    private FileChatClient client() {
        return xai.configure(FileChatClient.builder()).build();
    }

    private void stubStream(AnswerBuilder answer) {
        xai.stubFor(call("GetCompletionChunk").willReturn(answer));
    }

    private static String chunk(String text) {
        return "{\"outputs\": [{\"delta\": {\"content\": \"" + text + "\"}}]}";
    }

    private static String text(GetChatCompletionChunk chunk) {
        return chunk.getOutputs(0).getDelta().getContent();
    }
}
