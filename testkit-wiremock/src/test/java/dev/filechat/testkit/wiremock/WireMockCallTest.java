// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThan;
import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.wiremock.XaiStubs.call;
import static dev.filechat.testkit.wiremock.XaiStubs.callsOf;
import static dev.filechat.testkit.wiremock.XaiStubs.equalToMessage;
import static dev.filechat.testkit.wiremock.XaiStubs.message;
import static dev.filechat.testkit.wiremock.XaiStubs.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.VerificationException;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.filechat.FileChatClient;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.StoredFile;
import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.DeleteFileResponse;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Calls with one answer, stubbed with WireMock behind a server of our own. */
class WireMockCallTest {

    @AutoClose
    private final WireMockXai xai = WireMockXai.start();

    @AutoClose
    private final StubClient stubs = StubClient.to(xai.host(), xai.port(), "the-key");

    @Test
    void answersOurOwnClientOverTcp() {
        xai.stubFor(call("GetCompletion")
                .withRequestBody(matchingJsonPath("$.messages[0].content[0].text", containing("risks")))
                .willReturn(message("""
                        {"id": "r-1", "model": "grok-4.5", "outputs": [
                          {"finishReason": "REASON_STOP", "message": {"role": "ROLE_ASSISTANT", "content": "Three."}}]}
                        """)));
        xai.stubFor(call("RetrieveFile").willReturn(message("""
                {"id": "file-1", "filename": "a.txt", "size": "7", "createdAt": "2026-03-01T12:00:00Z"}
                """)));

        try (FileChatClient client = xai.configure(FileChatClient.builder()).build()) {
            assertThat(client.chat()
                            .create("grok-4.5")
                            .append(user("Which risks are there?"))
                            .sample()
                            .content())
                    .isEqualTo("Three.");
            StoredFile file = client.files().get("file-1");
            assertThat(file.name()).isEqualTo("a.txt");
            assertThat(file.size()).isEqualTo(7);
        }
    }

    @Test
    void saysToOurOwnClientThatAFileIsNotThere() {
        xai.stubFor(call("RetrieveFile").willReturn(status(Code.NOT_FOUND, "There is no file-9.")));

        try (FileChatClient client = xai.configure(FileChatClient.builder()).build()) {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.files().get("file-9"))
                    .withMessageContaining("There is no file-9.");
        }
    }

    @Test
    void takesAnswersAndRequestsAsMessages() throws Exception {
        GetChatCompletionResponse answer = GetChatCompletionResponse.newBuilder()
                .setId("r-2")
                .addOutputs(CompletionOutput.newBuilder()
                        .setMessage(CompletionMessage.newBuilder().setContent("Grüße, \"{{you}}\"")))
                .build();
        xai.stubFor(call("GetCompletion")
                .withRequestBody(equalToMessage(StubClient.ask("Hello?")))
                .willReturn(message(answer)));

        assertThat(stubs.chat().getCompletion(StubClient.ask("Hello?"))).isEqualTo(answer);
        assertThat(StubClient.refusal(() -> stubs.chat().getCompletion(StubClient.ask("Bye?")))
                        .getCode())
                .isEqualTo(Code.UNIMPLEMENTED);
    }

    @Test
    void matchesMetadataAndPriority() throws Exception {
        xai.stubFor(call("DeleteFile")
                .withHeader("authorization", equalTo("Bearer the-key"))
                .atPriority(1)
                .willReturn(message("{\"id\": \"mine\"}")));
        xai.stubFor(call("DeleteFile").atPriority(2).willReturn(message("{\"id\": \"anybody's\"}")));

        assertThat(delete(stubs, "f").getId()).isEqualTo("mine");
        try (StubClient other = StubClient.to(xai.host(), xai.port(), "another-key")) {
            assertThat(delete(other, "f").getId()).isEqualTo("anybody's");
        }
    }

    @Test
    void followsAScenario() throws Exception {
        xai.stubFor(call("DeleteFile")
                .inScenario("delete")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(message("{\"deleted\": true}"))
                .willSetStateTo("gone"));
        xai.stubFor(call("DeleteFile")
                .inScenario("delete")
                .whenScenarioStateIs("gone")
                .willReturn(status(Code.NOT_FOUND, "It is gone.")));

        assertThat(delete(stubs, "f").getDeleted()).isTrue();
        Status second = StubClient.refusal(() -> delete(stubs, "f"));

        assertThat(second.getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(second.getDescription()).isEqualTo("It is gone.");
    }

    @Test
    void fillsInTemplates() throws Exception {
        xai.stubFor(call("DeleteFile")
                .willReturn(message("{\"id\": \"{{jsonPath request.body '$.fileId'}}\", \"deleted\": true}")
                        .withTransformers("response-template")));

        assertThat(delete(stubs, "file-42").getId()).isEqualTo("file-42");
    }

    @Test
    void waitsBeforeTheAnswer() throws Exception {
        xai.stubFor(call("DeleteFile").willReturn(message("{}").withFixedDelay(300)));

        long start = System.nanoTime();
        delete(stubs, "f");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void verifiesWhatCame() throws Exception {
        xai.stubFor(call("DeleteFile").willReturn(message("{}")));
        delete(stubs, "a");
        delete(stubs, "b");

        xai.verify(callsOf("DeleteFile"));
        xai.verify(1, callsOf("DeleteFile").withRequestBody(matchingJsonPath("$.fileId", equalTo("a"))));
        xai.verify(moreThan(1), callsOf("DeleteFile"));
        xai.verify(0, callsOf("RetrieveFile"));
        assertThat(xai.findAll(callsOf("DeleteFile"))).hasSize(2);
        assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> xai.verify(callsOf("ListFiles")));
        assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> xai.verify(1, callsOf("DeleteFile")));
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> xai.verify(moreThan(2), callsOf("DeleteFile")));
    }

    @Test
    void tellsWhatWasAskedAndWhichStubComesNearest() {
        xai.stubFor(call("RetrieveFile")
                .withName("the report")
                .withHeader("authorization", equalTo("Bearer other"))
                .withRequestBody(matchingJsonPath("$.fileId", equalTo("report")))
                .willReturn(message("{}")));

        Status status = StubClient.refusal(() -> stubs.files()
                .retrieveFile(
                        RetrieveFileRequest.newBuilder().setFileId("budget").build()));

        assertThat(status.getCode()).isEqualTo(Code.UNIMPLEMENTED);
        assertThat(status.getDescription())
                .startsWith(
                        "No stub answers this call of RetrieveFile: { \"fileId\": \"budget\" }. The nearest of 1 is a"
                                + " stub for RetrieveFile, \"the report\". What does not fit: metadata authorization")
                .contains("Bearer other", "; request {", "\"$.fileId\"", "\"report\"");
        assertThat(xai.wireMock().findAllUnmatchedRequests()).hasSize(1);
    }

    @Test
    void saysThatThereAreNoStubsAfterAReset() throws Exception {
        xai.stubFor(call("DeleteFile").willReturn(message("{}")));
        delete(stubs, "a");

        xai.reset();

        xai.verify(0, callsOf("DeleteFile"));
        assertThat(StubClient.refusal(() -> delete(stubs, "b")).getDescription())
                .endsWith("There are no stubs.");
    }

    private static DeleteFileResponse delete(StubClient stubs, String id) throws Exception {
        return stubs.files()
                .deleteFile(DeleteFileRequest.newBuilder().setFileId(id).build());
    }
}
