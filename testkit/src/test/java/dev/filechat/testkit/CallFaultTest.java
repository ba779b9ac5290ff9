// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.data;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.rpc.RetryInfo;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testkit.faults.ChunkGate;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.testsupport.StubClient;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which calls are struck, and what becomes of what the client sends. */
class CallFaultTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    private Code list() {
        try {
            stubs.files().listFiles(ListFilesRequest.getDefaultInstance());
            return Code.OK;
        } catch (StatusException e) {
            return e.getStatus().getCode();
        }
    }

    private List<Code> lists(int count) {
        List<Code> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add(list());
        }
        return codes;
    }

    @Test
    void refusesWithWhatItIsTold() throws Exception {
        Fault fault = xai.faults().onUploads().refuse(Code.UNAVAILABLE, "Come back later.");

        assertThat(refusal(() -> stubs.upload("a.txt", "text")))
                .satisfies(status -> assertThat(status.getCode()).isEqualTo(Code.UNAVAILABLE))
                .satisfies(status -> assertThat(status.getDescription()).isEqualTo("Come back later."));
        assertThat(list()).isEqualTo(Code.OK);
        assertThat(fault.strikes()).isEqualTo(1);
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void saysWhenToComeBack() {
        xai.faults()
                .onAnyCall()
                .refuse(Refusal.of(Code.RESOURCE_EXHAUSTED, "Rate limit.")
                        .withRetryInfo(Duration.ofMillis(2500))
                        .withPushback(Duration.ofMillis(1500)));

        StatusException e = catchThrowableOfType(
                StatusException.class, () -> stubs.files().listFiles(ListFilesRequest.getDefaultInstance()));

        assertThat(e.getStatus().getDescription()).isEqualTo("Rate limit.");
        assertThat(e.getTrailers().get(Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("1500");
        assertThat(StatusProto.fromThrowable(e).getDetailsList())
                .singleElement()
                .satisfies(detail -> assertThat(detail.unpack(RetryInfo.class).getRetryDelay())
                        .isEqualTo(com.google.protobuf.Duration.newBuilder()
                                .setSeconds(2)
                                .setNanos(500_000_000)
                                .build()));
    }

    @Test
    void strikesTheNthTheNextOnesOrEveryOne() {
        Fault third = xai.faults().on("ListFiles").nth(3).refuse(Code.ABORTED, "third");
        assertThat(lists(4)).containsExactly(Code.OK, Code.OK, Code.ABORTED, Code.OK);
        assertThat(third.active()).isFalse();

        Fault two = xai.faults().on("ListFiles", "DeleteFile").times(2).refuse(Code.INTERNAL, "two");
        assertThat(xai.faults().active()).containsExactly(two);
        assertThat(lists(3)).containsExactly(Code.INTERNAL, Code.INTERNAL, Code.OK);
        assertThat(two.strikes()).isEqualTo(2);
        assertThat(two).hasToString("on ListFiles and DeleteFile, 2 times: refuse with INTERNAL (strikes: 2)");

        Fault every = xai.faults().onAnyCall().refuse(Code.UNAVAILABLE, "every");
        assertThat(lists(3)).containsOnly(Code.UNAVAILABLE);
        every.clear();
        assertThat(list()).isEqualTo(Code.OK);
        assertThat(every.strikes()).isEqualTo(3);
    }

    @Test
    void strikesByChanceTheSameOnesForTheSameSeed() {
        Fault fault = xai.faults().onAnyCall().withChance(0.5, 7).refuse(Code.UNAVAILABLE, "bad luck");
        List<Code> first = lists(40);
        assertThat(fault.strikes()).isBetween(8, 32);
        xai.faults().clear();
        assertThat(xai.faults().active()).isEmpty();
        assertThat(lists(3)).containsOnly(Code.OK);

        xai.faults().onAnyCall().withChance(0.5, 7).refuse(Code.UNAVAILABLE, "bad luck");
        assertThat(lists(40)).isEqualTo(first);
        xai.faults().clear();
        xai.faults().onAnyCall().withChance(0.5, 8).refuse(Code.UNAVAILABLE, "bad luck");
        assertThat(lists(40)).isNotEqualTo(first);
        assertThat(fault.toString()).contains("with chance 0.5 and seed 7");
        assertThat(xai.faults().onAnyCall().withChance(0.5).toString()).containsPattern("seed -?\\d+");
    }

    @Test
    void leavesCallsWithAWrongKeyAlone() throws Exception {
        Fault fault = xai.faults().onAnyCall().refuse(Code.UNAVAILABLE, "down");
        try (StubClient stranger = StubClients.of(xai, "wrong")) {
            assertThat(refusal(() -> stranger.upload("a", "text")).getCode()).isEqualTo(Code.UNAUTHENTICATED);
        }
        assertThat(fault.strikes()).isZero();
    }

    @Test
    void severalFaultsStrikeInTheirOrder() {
        Fault delay = xai.faults().onAnyCall().delay(Duration.ofMillis(1));
        Fault refusal = xai.faults().onAnyCall().once().refuse(Code.ABORTED, "no");
        Fault next = xai.faults().onAnyCall().once().refuse(Code.INTERNAL, "no, again");
        Fault unreached = xai.faults().onAnyCall().nth(1).refuse(Code.DATA_LOSS, "the first was refused before");
        Fault third = xai.faults().onAnyCall().nth(3).refuse(Code.UNKNOWN, "the third, refused ones among them");

        assertThat(lists(4)).containsExactly(Code.ABORTED, Code.INTERNAL, Code.UNKNOWN, Code.OK);
        assertThat(List.of(delay, refusal, next, unreached, third))
                .extracting(Fault::strikes)
                .containsExactly(4, 1, 1, 0, 1);
        assertThat(xai.faults().active()).containsExactly(delay);
    }

    @Test
    void knowsTheMethodsOfTheServiceOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.faults().on("Upload"))
                .withMessageContaining("\"Upload\"")
                .withMessageContaining("UploadFile");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.faults().onChats().nth(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.faults().onChats().withChance(1.5, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.faults().onChats().refuse(Code.OK, "fine"));
    }

    @Test
    void delaysTheAnswer() throws Exception {
        xai.faults().onChats().delay(Duration.ofMillis(300));
        long start = System.nanoTime();

        assertThat(stubs.stream(ask("Hello?"))).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aDelayEndsWhenTheClientGivesUp() throws Exception {
        Fault fault = xai.faults().on("DeleteFile").delay(Duration.ofHours(1));
        File file = stubs.upload("a.txt", "text");

        assertThat(refusal(() -> stubs.files()
                                .withDeadlineAfter(1, SECONDS)
                                .deleteFile(DeleteFileRequest.newBuilder()
                                        .setFileId(file.getId())
                                        .build()))
                        .getCode())
                .isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(fault.awaitStrikes(1, LONG)).isTrue();
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).hasSize(1);
    }

    @Test
    void takesNothingSoThatFlowControlStopsTheClient() throws Exception {
        Fault fault = xai.faults().onUploads().takeNothing();
        BlockingClientCall<UploadFileChunk, File> upload = stubs.files().uploadFile();
        upload.write(init("large.bin"));

        int written = writeUntilStopped(upload);

        assertThat(written).isLessThan(8);
        assertThat(fault.awaitStrikes(1, LONG)).isTrue();
        upload.cancel("not wanted", null);
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).isEmpty();
    }

    /** Writes MiB by MiB until the fake takes no more; how many were written. */
    private static int writeUntilStopped(BlockingClientCall<UploadFileChunk, File> upload) throws Exception {
        for (int written = 0; written < 64; written++) {
            try {
                upload.write(data(ByteString.copyFrom(new byte[1 << 20])), 500, MILLISECONDS);
            } catch (TimeoutException e) {
                return written;
            }
        }
        return 64;
    }

    @Test
    void answersNothingThoughItReadsEverything() throws Exception {
        xai.faults().onUploads().answerNothing();
        BlockingClientCall<UploadFileChunk, File> upload = stubs.files().uploadFile();
        upload.write(init("large.bin"));
        for (int i = 0; i < 16; i++) {
            assertThat(upload.write(data(ByteString.copyFrom(new byte[1 << 20]))))
                    .isTrue();
        }
        upload.halfClose();

        assertThat(catchThrowableOfType(TimeoutException.class, () -> upload.read(300, MILLISECONDS)))
                .isNotNull();
        assertThat(xai.files().all()).isEmpty();
        upload.cancel("not wanted", null);
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
    }

    @Test
    void takesAnUploadAtAGivenRate() throws Exception {
        xai.faults().onUploads().takeSlowly(1_000_000);
        long start = System.nanoTime();

        File file = stubs.upload("slow.bin", new byte[500_000], 50_000);

        assertThat(file.getSize()).isEqualTo(500_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void takesAnUploadChunkByChunk() throws Exception {
        ChunkGate gate = new ChunkGate();
        xai.faults().onUploads().takeThrough(gate);
        BlockingClientCall<UploadFileChunk, File> upload = stubs.files().uploadFile();
        upload.write(init("large.bin"));
        int written = writeUntilStopped(upload);
        assertThat(written).isLessThan(8);

        gate.letThrough(4);
        assertThat(upload.write(data(ByteString.copyFrom(new byte[1 << 20])))).isTrue();
        gate.open();
        upload.halfClose();
        assertThat(upload.read().getSize()).isEqualTo((written + 1L) << 20);
    }

    @Test
    void answersBeforeItHasReadEverything() throws Exception {
        xai.faults().onUploads().answerEarly(2);
        BlockingClientCall<UploadFileChunk, File> upload = stubs.files().uploadFile();
        upload.write(init("short.bin"));
        upload.write(data(ByteString.copyFrom(new byte[1000])));

        assertThat(upload.read().getSize()).isEqualTo(1000);
        assertThat(xai.files().named("short.bin")).hasSize(1);
    }
}
