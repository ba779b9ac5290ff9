// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

    @AutoClose
    private static final FakeXai xai = FakeXai.start();

    @Test
    void refusesACallWithoutAKey() throws Exception {
        try (StubClient stubs = StubClients.of(xai)) {
            Status status = refusal(
                    () -> FilesGrpc.newBlockingV2Stub(stubs.bare()).listFiles(ListFilesRequest.getDefaultInstance()));

            assertThat(status.getCode()).isEqualTo(Code.UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer wrong-key", "Bearer ", "Bearer", FakeXai.DEFAULT_KEY, "Basic " + FakeXai.DEFAULT_KEY})
    void refusesEveryKindOfCallWithAnythingButAKey(String authorization) throws Exception {
        try (StubClient stubs = StubClients.withAuthorization(xai, authorization)) {
            List<Status> refusals = List.of(
                    refusal(() -> stubs.files().listFiles(ListFilesRequest.getDefaultInstance())),
                    refusal(() -> stubs.send(List.of(init("a.txt")))),
                    refusal(() -> stubs.answer("Who are you?")),
                    refusal(() -> stubs.stream(ask("Who are you?"))));

            assertThat(refusals).allSatisfy(status -> {
                assertThat(status.getCode()).isEqualTo(Code.UNAUTHENTICATED);
                assertThat(status.getDescription()).doesNotContain("wrong-key", FakeXai.DEFAULT_KEY);
            });
        }
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void takesTheDefaultKeyAndTellsIt() throws Exception {
        assertThat(xai.key()).isEqualTo(FakeXai.DEFAULT_KEY);
        try (StubClient stubs = StubClients.withAuthorization(xai, "bearer " + FakeXai.DEFAULT_KEY)) {
            assertThat(stubs.files().listFiles(ListFilesRequest.getDefaultInstance()))
                    .isNotNull();
        }
    }

    @Test
    void refusesKeysThatCannotBeSent() {
        assertThatThrownBy(() -> FakeXai.builder().keys()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FakeXai.builder().keys("a", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FakeXai.builder().keys("se cret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("cret");
    }
}
