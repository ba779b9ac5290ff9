// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.filechat.testkit.wiremock.XaiStubs.call;
import static dev.filechat.testkit.wiremock.XaiStubs.callsOf;
import static dev.filechat.testkit.wiremock.XaiStubs.message;
import static dev.filechat.testkit.wiremock.XaiStubs.messages;
import static dev.filechat.testkit.wiremock.XaiStubs.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stubs that no call could be answered with. */
class WireMockStubRefusalTest {

    @AutoClose
    private final WireMockXai xai = WireMockXai.start();

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                arguments(
                        "DeleteFile",
                        message("{\"id\": 5, \"nmae\": 1}"),
                        "not a DeleteFileResponse: Cannot find field: nmae"),
                arguments(
                        "DeleteFile", message("{\"deleted\": \"perhaps\"}"), "not a DeleteFileResponse: Invalid bool"),
                arguments("DeleteFile", message("{\"id\": "), "This is not JSON"),
                arguments("DeleteFile", message("\"gone\""), "not a DeleteFileResponse"),
                arguments("DeleteFile", messages(), "exactly one message"),
                arguments("DeleteFile", messages("{}", "{}"), "exactly one message"),
                arguments("UploadFile", messages("{}", "{}"), "exactly one message"),
                arguments(
                        "DeleteFile",
                        message("{}").withStatus(Code.NOT_FOUND, "Gone."),
                        "both a message and the status NOT_FOUND"),
                arguments(
                        "GetCompletionChunk",
                        messages("{}", "{\"outputs\": 1}"),
                        "element 1 of the body is not a GetChatCompletionChunk"),
                arguments(
                        "GetCompletionChunk",
                        aResponse().withBody("[{\"message\": {}, \"pauseMilliseconds\": 1}]"),
                        "element 0 of the body must be"),
                arguments(
                        "GetCompletionChunk",
                        aResponse().withBody("[{\"pauseMilliseconds\": -1}]"),
                        "element 0 of the body must be"),
                arguments(
                        "GetCompletionChunk",
                        aResponse().withHeader("grpc-status-name", "SORRY"),
                        "SORRY, which is not a gRPC status"),
                arguments("DeleteFile", message("{}").withHeader("grpc-trailer-x y", "1"), "not a name of metadata"),
                arguments("DeleteFile", message("{}").withHeader("x-data-bin", "1"), "is binary"),
                arguments("DeleteFile", aResponse().withStatus(404), "a gRPC status instead of the HTTP status 404"),
                arguments("DeleteFile", aResponse().withFault(Fault.EMPTY_RESPONSE), "HTTP faults"),
                arguments("DeleteFile", aResponse().proxiedFrom("http://localhost:1"), "proxying"));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void refusesWhatTheMethodCannotAnswer(String method, ResponseDefinitionBuilder answer, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.stubFor(call(method).willReturn(answer)))
                .withMessageStartingWith("This stub for " + method + " is refused: ")
                .withMessageContaining(reason);
        assertThat(xai.wireMock().allStubMappings().getMappings()).isEmpty();
    }

    @Test
    void refusesAMethodAndAPathThatDoNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call("GetCompletions"))
                .withMessageStartingWith("There is no method GetCompletions; there are UploadFile,");
        assertThatIllegalArgumentException().isThrownBy(() -> callsOf("GetCompletions"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.stubFor(post("/v1/chat/completions").willReturn(message("{}"))))
                .withMessageContaining("no call of the service has the path /v1/chat/completions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.stubFor(
                        get(urlPathEqualTo("/xai_api.Files/DeleteFile")).willReturn(message("{}"))))
                .withMessageContaining("every call is a POST");
    }

    @Test
    void refusesBadStubsWhicheverWayTheyCome(@TempDir Path directory) throws Exception {
        MappingBuilder bad = call("DeleteFile").willReturn(message("{\"nmae\": 1}"));
        assertThatIllegalArgumentException().isThrownBy(() -> xai.wireMock().register(bad));

        StubMapping good = xai.stubFor(call("DeleteFile").willReturn(message("{}")));
        assertThatIllegalArgumentException().isThrownBy(() -> xai.wireMock().editStubMapping(bad.withId(good.getId())));

        Path mappings = Files.createDirectory(directory.resolve("mappings"));
        Files.writeString(mappings.resolve("delete.json"), """
                {"request": {"method": "POST", "urlPath": "/xai_api.Files/DeleteFile"},
                 "response": {"body": "{\\"nmae\\": 1}"}}
                """);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireMockXai.builder()
                        .options(wireMockConfig().usingFilesUnderDirectory(directory.toString()))
                        .start());
    }

    @Test
    void servesMappingsOfADirectory(@TempDir Path directory) throws Exception {
        Path mappings = Files.createDirectory(directory.resolve("mappings"));
        Files.writeString(mappings.resolve("delete.json"), """
                {"request": {"method": "POST", "urlPath": "/xai_api.Files/DeleteFile"},
                 "response": {"jsonBody": {"id": "from a file"}}}
                """);
        try (WireMockXai fromFiles = WireMockXai.builder()
                        .options(wireMockConfig().usingFilesUnderDirectory(directory.toString()))
                        .start();
                StubClient stubs = StubClient.to(fromFiles.host(), fromFiles.port(), "k")) {
            assertThat(stubs.files()
                            .deleteFile(DeleteFileRequest.getDefaultInstance())
                            .getId())
                    .isEqualTo("from a file");
        }
    }

    @Test
    void saysWhatIsWrongWithATemplateWhenItIsServed() throws Exception {
        xai.stubFor(call("DeleteFile")
                .willReturn(message("{\"nmae\": \"{{now}}\"}").withTransformers("response-template")));

        try (StubClient stubs = StubClient.to(xai.host(), xai.port(), "k")) {
            Status status = StubClient.refusal(() -> stubs.files().deleteFile(DeleteFileRequest.getDefaultInstance()));
            assertThat(status.getCode()).isEqualTo(Code.INTERNAL);
            assertThat(status.getDescription()).contains("The stub has no answer for DeleteFile", "nmae");
        }
    }

    @Test
    void takesAStubForSeveralMethods() throws Exception {
        xai.stubFor(any(anyUrl()).willReturn(status(Code.UNAVAILABLE, "Busy.")));

        try (StubClient stubs = StubClient.to(xai.host(), xai.port(), "k")) {
            assertThat(StubClient.refusal(() -> stubs.files().deleteFile(DeleteFileRequest.getDefaultInstance()))
                            .getCode())
                    .isEqualTo(Code.UNAVAILABLE);
            assertThat(StubClient.refusal(() -> stubs.stream(StubClient.ask("Hello?")))
                            .getCode())
                    .isEqualTo(Code.UNAVAILABLE);
        }
    }

    @Test
    void refusesAPauseBeforeNowAndATrailerWithoutAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> messages().withPause(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> messages().withTrailer("x y", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> messages().withTrailer("x-bin", "1"));
    }
}
