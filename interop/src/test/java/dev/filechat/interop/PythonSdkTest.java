// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** xAI's own SDK for Python finds in the fake what it expects of the service. The scripts check what comes back. */
class PythonSdkTest {
    private static PythonSdk sdk;

    private final FakeXai xai = FakeXai.start();

    @BeforeAll
    static void install() throws Exception {
        Optional<PythonSdk> installed = PythonSdk.install();
        String skipped = "No Python of 3.10 or later is on the path: xAI's SDK is not tried";
        if (installed.isEmpty()) {
            System.err.println(skipped); // the build's own summary does not tell why
        }
        assumeTrue(installed.isPresent(), skipped);
        sdk = installed.get();
    }

    @AfterEach
    void stop() {
        xai.close();
    }

    @Test
    void filesAreUploadedListedReadAndDeleted() throws Exception {
        run("files.py");

        assertThat(xai).hasNoFiles().receivedCalls("UploadFile", 4).receivedCalls("DeleteFile", 4);
        RecordedRequest large = xai.requests("UploadFile").get(1);
        assertThat(large.upload().orElseThrow().chunkSizes()).containsExactly(3 << 20, 3 << 20, 1);
        assertThat(large.metadata().get("xai-sdk-language").getFirst()).startsWith("python/");
    }

    @Test
    void filesAreAskedAboutAtOnceStreamedAndInSeveralTurns() throws Exception {
        run("chat.py");

        assertThat(xai).hasNoFiles().receivedNoUnmatchedChatRequests();
        assertThat(xai.requests("GetCompletionChunk")).isNotEmpty();
        assertThat(xai.requests("GetCompletion")).isNotEmpty();
    }

    @Test
    void repliesAreParsedAndFunctionsCalled() throws Exception {
        xai.chat()
                .whenUserSays(containing("weather"))
                .callTool("weather", "{\"city\": \"Oslo\"}")
                .then()
                .reply("It rains.");
        xai.chat().answerUnmatched();

        run("tools.py");

        assertThat(xai.chat().lastRequest().messages()).hasSize(3);
    }

    @Test
    void answersAreDeferredStoredAndCompacted() throws Exception {
        run("kept.py");

        assertThat(xai).receivedCalls("StartDeferredCompletion", 1).receivedCalls("CompactContext", 1);
        assertThat(xai.calls("GetDeferredCompletion")).isGreaterThan(1);
    }

    @Test
    void whatTheServiceRefusesIsItsStatus() throws Exception {
        xai.faults().on("RetrieveFile").nth(2).refuse(Code.PERMISSION_DENIED, "Not yours.");

        run("errors.py");

        assertThat(xai).hasNoFiles();
    }

    /** The SDK sends again by itself what the service refuses with UNAVAILABLE. */
    @Test
    void anUnavailableServiceIsAskedAgain() throws Exception {
        xai.faults().on("ListFiles").times(2).refuse(Code.UNAVAILABLE, "Busy.");

        run("retry.py");

        assertThat(xai).receivedCalls("ListFiles", 3);
    }

    @Test
    void aStreamThatBreaksIsToldToItsReader() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
        xai.faults().onChats().breakAfter(2);

        run("broken.py");
    }

    @Test
    void itSpeaksTlsWithWhomItIsToldToTrust(@TempDir Path directory) throws Exception {
        Path pem = directory.resolve("ca.pem");
        try (FakeXai secure = FakeXai.builder().tls().start()) {
            secure.writeTrustedCertificate(pem);

            PythonSdk.Result result = sdk.script(
                    "files.py",
                    Map.of("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", pem.toString()),
                    secure.host() + ":" + secure.port(),
                    secure.key());

            assertThat(result.exitCode()).as(result.output()).isZero();
            assertThat(secure).hasNoFiles().receivedCalls("UploadFile", 4);
        }
    }

    /** To "localhost" the SDK speaks plaintext, and sends its key all the same. */
    private void run(String script) throws Exception {
        PythonSdk.Result result = sdk.script(script, Map.of(), "localhost:" + xai.port(), xai.key());

        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
