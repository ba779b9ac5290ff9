// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.proto.File;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status.Code;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallCountTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void countsTheCallsOfAMethodAndTheMostAtOnce() throws Exception {
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai)) {
            for (int i = 0; i < 5; i++) {
                stubs.upload("one-by-one.txt", "text");
            }
            assertThat(xai.calls("UploadFile")).isEqualTo(5);
            assertThat(xai.mostConcurrentCalls("UploadFile")).isEqualTo(1);

            BlockingClientCall<UploadFileChunk, File> first = begun(stubs);
            BlockingClientCall<UploadFileChunk, File> second = begun(stubs);
            assertThat(xai.awaitCalls("UploadFile", 7, LONG)).isTrue();
            assertThat(xai.mostConcurrentCalls("UploadFile")).isEqualTo(2);
            assertThat(xai.mostConcurrentCalls("DeleteFile")).isZero();

            first.halfClose();
            first.read();
            second.cancel("not wanted any more", null);
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            begun(stubs);
            begun(stubs);
            assertThat(xai.awaitCalls("UploadFile", 9, LONG)).isTrue();
            assertThat(xai.mostConcurrentCalls("UploadFile")).isEqualTo(2);
            assertThat(xai.awaitCalls("UploadFile", 10, Duration.ZERO)).isFalse();
        }
    }

    @Test
    void countsARefusedCallUntilItIsRefused() throws Exception {
        try (FakeXai xai = FakeXai.start();
                StubClient stranger = StubClients.of(xai, "wrong")) {
            for (int i = 0; i < 3; i++) {
                assertThat(refusal(() -> stranger.upload("a", "text")).getCode())
                        .isEqualTo(Code.UNAUTHENTICATED);
            }
            assertThat(xai.calls("UploadFile")).isEqualTo(3);
            assertThat(xai.mostConcurrentCalls("UploadFile")).isEqualTo(1);
        }
    }

    @Test
    void knowsTheMethodsOfTheServiceOnly() {
        try (FakeXai xai = FakeXai.start()) {
            assertThatThrownBy(() -> xai.mostConcurrentCalls("Upload"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"Upload\"")
                    .hasMessageContaining("UploadFile");
        }
    }

    private static BlockingClientCall<UploadFileChunk, File> begun(StubClient stubs) throws Exception {
        BlockingClientCall<UploadFileChunk, File> upload = stubs.files().uploadFile();
        upload.write(init("half.bin"));
        return upload;
    }
}
