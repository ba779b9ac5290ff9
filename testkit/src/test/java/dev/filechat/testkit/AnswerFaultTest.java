// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.proto.File;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testsupport.StubClient;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what the fake answers. */
class AnswerFaultTest {

    private static final Metadata.Key<String> PADDING = Metadata.Key.of("x-padding", Metadata.ASCII_STRING_MARSHALLER);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    private BlockingClientCall<?, FileContentChunk> download(File file) {
        return stubs.files()
                .retrieveFileContent(RetrieveFileContentRequest.newBuilder()
                        .setFileId(file.getId())
                        .build());
    }

    @Test
    void tellsAWrongSizeAndStoresTheRightOne() throws Exception {
        Fault fault = xai.faults().onUploads().wrongSize(7);

        assertThat(stubs.upload("a.txt", "text").getSize()).isEqualTo(7);
        assertThat(xai.files().named("a.txt").getFirst().size()).isEqualTo(4);
        assertThat(fault.strikes()).isEqualTo(1);
    }

    @Test
    void changesAnAnswerAsItIsTold() throws Exception {
        stubs.upload("a.txt", "text");
        xai.faults()
                .on("ListFiles")
                .changeAnswer(
                        ListFilesResponse.class,
                        page -> page.toBuilder().setPaginationToken("again").build());

        assertThat(stubs.files()
                        .listFiles(ListFilesRequest.getDefaultInstance())
                        .getPaginationToken())
                .isEqualTo("again");
    }

    @Test
    void setsEnumsThatNoSchemaKnows() throws Exception {
        xai.faults().onChats().unknownEnumValues();

        GetChatCompletionResponse response = stubs.chat().getCompletion(ask("Hello?"));

        assertThat(response.getOutputs(0).getFinishReasonValue()).isEqualTo(99);
        assertThat(response.getOutputs(0).getMessage().getRoleValue()).isEqualTo(99);
        assertThat(response.getOutputs(0).getMessage().getContent()).isNotEmpty();
        assertThat(stubs.stream(ask("Hello?")).getLast().getOutputs(0).getFinishReasonValue())
                .isEqualTo(99);
    }

    @Test
    void padsHeadersAndTrailers() throws Exception {
        xai.faults().on("RetrieveFile").oversizedHeaders(3000);
        xai.faults().on("RetrieveFile").oversizedTrailers(4000);
        File file = stubs.upload("a.txt", "text");
        AtomicReference<Metadata> headers = new AtomicReference<>();
        AtomicReference<Metadata> trailers = new AtomicReference<>();
        Channel capturing = ClientInterceptors.intercept(
                stubs.files().getChannel(), MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));

        stubs.files(capturing)
                .retrieveFile(
                        RetrieveFileRequest.newBuilder().setFileId(file.getId()).build());

        assertThat(headers.get().get(PADDING)).hasSize(3000);
        assertThat(trailers.get().get(PADDING)).hasSize(4000);
    }

    /** A client of the stubs alone takes 8 KiB. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failsAClientThatDoesNotTakeSoMuchMetadata(boolean headers) throws Exception {
        Fault fault = headers
                ? xai.faults().on("RetrieveFile").oversizedHeaders(20_000)
                : xai.faults().on("RetrieveFile").oversizedTrailers(20_000);
        File file = stubs.upload("a.txt", "text");

        assertThat(refusal(() -> stubs.files()
                                .retrieveFile(RetrieveFileRequest.newBuilder()
                                        .setFileId(file.getId())
                                        .build()))
                        .getCode())
                .isIn(Code.INTERNAL, Code.UNKNOWN, Code.CANCELLED, Code.UNAVAILABLE);
        assertThat(fault.strikes()).isEqualTo(1);
    }

    @Test
    void endsADownloadTooEarly() throws Exception {
        File file = stubs.upload("large.bin", new byte[12_000_000], 1 << 20);
        int all = StubClient.drain(download(file)).size();
        xai.faults().onDownloads().once().endAfter(1);

        assertThat(all).isGreaterThan(1);
        assertThat(StubClient.drain(download(file))).hasSize(1);
        assertThat(StubClient.drain(download(file))).hasSize(all);
    }

    @Test
    void breaksAStreamInTheMiddle() throws Exception {
        xai.faults().onChats().breakAfter(2);
        BlockingClientCall<?, GetChatCompletionChunk> answer = stubs.chat().getCompletionChunk(ask("Hello?"));

        answer.read();
        answer.read();
        assertThat(refusal(answer::read).getCode()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void fallsSilentInTheMiddle() throws Exception {
        xai.faults().onChats().stallAfter(1);
        BlockingClientCall<?, GetChatCompletionChunk> answer = stubs.chat().getCompletionChunk(ask("Hello?"));

        answer.read();
        assertThat(catchThrowableOfType(TimeoutException.class, () -> answer.read(300, MILLISECONDS)))
                .isNotNull();
        answer.cancel("not wanted", null);
        assertThat(xai.awaitNoOpenCalls(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void endsAnAnswerWithoutAFinishReason() throws Exception {
        List<GetChatCompletionChunk> complete = stubs.stream(ask("Hello?"));
        xai.faults().onChats().endWithoutFinishReason();
        List<GetChatCompletionChunk> incomplete = stubs.stream(ask("Hello?"));

        assertThat(complete.getLast().getOutputs(0).getFinishReason()).isEqualTo(FinishReason.REASON_STOP);
        assertThat(incomplete)
                .hasSameSizeAs(complete)
                .allSatisfy(chunk -> assertThat(chunk.getOutputsList())
                        .allSatisfy(output ->
                                assertThat(output.getFinishReasonValue()).isZero()));
    }
}
