// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a fake tells of the calls that it received. */
class RecordedRequestsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai =
            FakeXai.builder().clock(clock).keys("first-secret", "second-secret").start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void tellTheCallsOfBothServicesInOrder() throws Exception {
        String id = stubs.upload("report.txt", "The otters are back.").getId();
        clock.move(Duration.ofSeconds(5));
        stubs.answer("Who is back?", id);
        stubs.stream(ask("Who?", id));
        stubs.files().deleteFile(delete(id));

        assertThat(xai.requests())
                .extracting(RecordedRequest::method)
                .containsExactly("UploadFile", "GetCompletion", "GetCompletionChunk", "DeleteFile");
        assertThat(xai.requests()).extracting(RecordedRequest::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(xai.requests()).allSatisfy(request -> {
            assertThat(request.status()).contains(Code.OK);
            assertThat(request.keyIndex()).hasValue(0);
            assertThat(request.elapsed()).isPositive();
        });
        assertThat(Duration.between(
                        xai.requests().getFirst().receivedAt(),
                        xai.requests().getLast().receivedAt()))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(xai.requests("GetCompletion"))
                .singleElement()
                .satisfies(request -> assertThat(request.chatRequest())
                        .containsSame(xai.chat().requests().getFirst()));
        assertThat(xai.requests("GetCompletionChunk").getFirst().messagesSent()).isGreaterThan(1);
    }

    @Test
    void tellAnUploadAlsoAfterItsFileIsDeleted() throws Exception {
        byte[] content = new byte[250_000];
        new Random(3).nextBytes(content);
        File file = stubs.upload("data.bin", content, 100_000);
        stubs.files().deleteFile(delete(file.getId()));

        RecordedUpload upload = xai.requests("UploadFile").getFirst().upload().orElseThrow();

        assertThat(upload.name()).isEqualTo("data.bin");
        assertThat(upload.size()).isEqualTo(250_000);
        assertThat(upload.chunkSizes()).containsExactly(100_000, 100_000, 50_000);
        assertThat(upload.sha256()).contains(UploadTest.sha256(content));
        assertThat(upload.fileId()).contains(file.getId());
    }

    @Test
    void tellAnUploadAsFarAsItCame() throws Exception {
        BlockingClientCall<UploadFileChunk, File> call = stubs.files().uploadFile();
        call.write(init("half.bin"));
        call.write(StubClient.data(ByteString.copyFromUtf8("half")));
        assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();
        assertThat(xai.requests().getFirst().status()).isEmpty();
        assertThat(xai.requests().getFirst()).asString().contains("under way");

        call.cancel("enough", null);
        assertThat(xai.awaitCancelled(1, LONG)).isTrue();

        RecordedRequest request = xai.requests().getFirst();
        assertThat(request.status()).contains(Code.CANCELLED);
        assertThat(request.upload().orElseThrow().sha256()).isEmpty();
        assertThat(request.upload().orElseThrow().fileId()).isEmpty();
    }

    @Test
    void tellRefusalsWithStatusAndMessage() {
        refusal(() -> stubs.files().deleteFile(delete("file_gone")));
        refusal(() -> stubs.upload("a\"b", "text"));
        refusal(() -> stubs.answer("What?", "file_gone"));

        assertThat(xai.requests())
                .extracting(RecordedRequest::status)
                .allSatisfy(status -> assertThat(status).isPresent())
                .extracting(Optional::get)
                .containsExactly(Code.NOT_FOUND, Code.INVALID_ARGUMENT, Code.NOT_FOUND);
        assertThat(xai.requests().getFirst().statusMessage()).contains("file_gone");
        assertThat(xai.requests().getLast().chatRequest()).isPresent();
    }

    @Test
    void holdNoKey() throws Exception {
        Metadata more = new Metadata();
        more.put(Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER), "somebody-elses");
        more.put(Metadata.Key.of("x-trace", Metadata.ASCII_STRING_MARSHALLER), "of second-secret");
        more.put(Metadata.Key.of("x-tag", Metadata.ASCII_STRING_MARSHALLER), "blue");
        more.put(Metadata.Key.of("x-data-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[7]);
        stubs.files()
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(more))
                .listFiles(ListFilesRequest.getDefaultInstance());
        try (StubClient second = StubClients.of(xai, "second-secret");
                StubClient stranger = StubClients.of(xai, "stranger-secret")) {
            second.upload("a.txt", "a");
            refusal(() -> stranger.upload("a.txt", "a"));
        }

        RecordedRequest first = xai.requests().getFirst();
        assertThat(first.metadata())
                .containsEntry("authorization", List.of("[key 0]"))
                .containsEntry("x-api-key", List.of("[no accepted key]"))
                .containsEntry("x-trace", List.of("[key 1]"))
                .containsEntry("x-tag", List.of("blue"))
                .containsEntry("x-data-bin", List.of("7 bytes"))
                .containsKey("user-agent");
        assertThat(xai.requests().get(1).keyIndex()).hasValue(1);
        assertThat(xai.requests().get(2).keyIndex()).isEmpty();
        assertThat(xai.requests().get(2).status()).contains(Code.UNAUTHENTICATED);
        assertThat(xai.requests())
                .allSatisfy(request -> assertThat(request + " " + request.metadata())
                        .doesNotContain("secret")
                        .doesNotContain("somebody"));
    }

    @Test
    void readWell() throws Exception {
        String id = stubs.upload("report.txt", "One.\nTwo.").getId();
        refusal(() -> stubs.answer("What\nnow?", "file_gone"));
        stubs.files().deleteFile(delete(id));
        try (StubClient second = StubClients.of(xai, "second-secret")) {
            refusal(() -> second.files().deleteFile(delete(id)));
        }

        assertThat(xai.requests())
                .extracting(RecordedRequest::toString)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("1. UploadFile: \"report.txt\", 9 bytes in 1 chunk, stored as " + id
                                        + "; OK after "),
                        line -> assertThat(line)
                                .startsWith(
                                        "2. GetCompletion: model grok-4.5, user says \"What\\nnow?\", file file_gone;"
                                                + " NOT_FOUND \"File 'file_gone' was not found.\" after "),
                        line -> assertThat(line).startsWith("3. DeleteFile: file_id: \"" + id + "\"; OK after "),
                        line -> assertThat(line)
                                .startsWith("4. DeleteFile by key 1: file_id: \"" + id + "\"; NOT_FOUND "));
    }

    @Test
    void areKeptUpToAThousand() {
        for (int i = 0; i < 1_001; i++) {
            refusal(() -> stubs.files().deleteFile(delete("file_gone")));
        }

        assertThat(xai.requests()).hasSize(1_000);
        assertThat(xai.requests().getFirst().number()).isEqualTo(2);
        assertThat(xai.calls("DeleteFile")).isEqualTo(1_001);
    }

    @Test
    void ofAMethodThatDoesNotExistAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.requests("Upload"))
                .withMessageContaining("UploadFile");
    }

    @Test
    void areForgottenWithAllTheRestAtAReset() throws Exception {
        stubs.upload("a.txt", "a");
        stubs.answer("Well?");
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        xai.chat().whenAnything().reply("scripted");
        BlockingClientCall<UploadFileChunk, File> open = stubs.files().uploadFile();
        assertThat(xai.awaitCalls("UploadFile", 2, LONG)).isTrue();

        xai.reset();

        assertThat(xai.requests()).isEmpty();
        assertThat(xai.files().all()).isEmpty();
        assertThat(xai.chat().requests()).isEmpty();
        assertThat(xai.calls("UploadFile")).isZero();
        assertThat(xai.mostConcurrentCalls("UploadFile")).isEqualTo(1);
        assertThat(xai.openCalls()).isEqualTo(1);
        assertThat(stubs.answer("Well?")).isNotEqualTo("scripted");
        assertThat(xai.requests().getFirst().number()).isEqualTo(1);
        open.cancel("enough", null);
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
    }

    private static DeleteFileRequest delete(String id) {
        return DeleteFileRequest.newBuilder().setFileId(id).build();
    }
}
