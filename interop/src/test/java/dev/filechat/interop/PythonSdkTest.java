// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static dev.filechat.testkit.chat.TextMatcher.matching;

import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import dev.filechat.testkit.RecordedRequest;
import dev.filechat.testkit.chat.ChatRequest;
import io.grpc.Status.Code;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * xAI's own SDK for Python finds in the fake what it expects of the service, with its blocking client and with the one
 * of asyncio. The scripts check what comes back.
 */
class PythonSdkTest {
    private static PythonSdk sdk;

    /** The SDK's clients. */
    enum Client {
        SYNC,
        AIO
    }

    /** Which outputs of an answer have a reason to finish. */
    enum Finish {
        LAST_OUTPUT,
        EVERY_OUTPUT
    }

    /** Runs the test with each client, in each shape of the answers. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @CsvSource({"SYNC, LAST_OUTPUT", "SYNC, EVERY_OUTPUT", "AIO, LAST_OUTPUT", "AIO, EVERY_OUTPUT"})
    @interface EachUse {}

    @BeforeAll
    static void install() throws Exception {
        sdk = PythonSdk.orSkip();
    }

    @EachUse
    void filesAreUploadedListedReadAndDeleted(Client client, Finish finish) throws Exception {
        try (FakeXai xai = fake(finish).start()) {
            run(xai, client, finish, "files.py");

            assertThat(xai).hasNoFiles().receivedCalls("UploadFile", 6).receivedCalls("DeleteFile", 6);
            RecordedRequest large = xai.requests("UploadFile").get(1);
            assertThat(large.upload().orElseThrow().chunkSizes()).containsExactly(3 << 20, 3 << 20, 1);
            assertThat(large.metadata().get("xai-sdk-language").getFirst()).startsWith("python/");
        }
    }

    @EachUse
    void filesAreAskedAboutAtOnceAndInSeveralTurns(Client client, Finish finish) throws Exception {
        try (FakeXai xai = fake(finish).start()) {
            xai.chat().whenUserSays(containing("Count")).reply("One. Two.");
            xai.chat().answerUnmatched();

            run(xai, client, finish, "chat.py");

            assertThat(xai).hasNoFiles();
            assertThat(xai.chat().requests().getFirst().settings().safetyIdentifier())
                    .contains("7f3a");
            assertThat(xai.chat().requests().getFirst().settings().guidelines())
                    .containsExactly(Guideline.decline(GuidelineCategory.VIOLENCE));
        }
    }

    @EachUse
    void answersAreStreamed(Client client, Finish finish) throws Exception {
        try (FakeXai xai = fake(finish).start()) {
            xai.chat().whenUserSays(containing("Count")).replyStreaming("One. ", "Two.");
            xai.chat().answerUnmatched();

            run(xai, client, finish, "stream.py");

            assertThat(xai).hasNoFiles().receivedCalls("GetCompletionChunk", 3).receivedCalls("GetCompletion", 0);
        }
    }

    @EachUse
    void repliesAreParsed(Client client, Finish finish) throws Exception {
        try (FakeXai xai = fake(finish).start()) {
            run(xai, client, finish, "structured.py");

            assertThat(xai).hasNoFiles().receivedCalls("GetCompletionChunk", 1).receivedCalls("GetCompletion", 1);
        }
    }

    @EachUse
    void functionsAreCalled(Client client, Finish finish) throws Exception {
        try (FakeXai xai = fake(finish).start()) {
            for (String city : new String[] {"Oslo", "Bergen"}) {
                xai.chat()
                        .whenUserSays(containing(city))
                        .callTool("weather", "{\"city\": \"" + city + "\"}")
                        .searchingAttachments()
                        .then()
                        .reply("It rains in " + city + ".")
                        .searchingAttachments();
            }

            run(xai, client, finish, "tools.py");

            assertThat(xai.chat().lastRequest().messages()).hasSize(5);
            assertThat(xai).hasNoFiles().receivedCalls("GetCompletionChunk", 2).receivedCalls("GetCompletion", 2);
        }
    }

    @EachUse
    void answersAreDeferredStoredAndCompacted(Client client, Finish finish) throws Exception {
        try (FakeXai xai = fake(finish).start()) {
            run(xai, client, finish, "kept.py");

            assertThat(xai).hasNoFiles();
            assertThat(xai).receivedCalls("StartDeferredCompletion", 2).receivedCalls("CompactContext", 1);
            assertThat(xai.calls("GetDeferredCompletion")).isGreaterThan(2);
        }
    }

    @EachUse
    void aBatchOfAHundredChatsHasTwoThatFail(Client client, Finish finish) throws Exception {
        try (FakeXai xai = fake(finish).start()) {
            xai.chat().whenAnything().replyWith(ChatRequest::lastUserText);
            xai.chat().whenUserSays(matching("Say (13|31)\\.")).fail(Code.INVALID_ARGUMENT, "An unlucky number");

            run(xai, client, finish, "batch.py");

            assertThat(xai).receivedCalls("CreateBatch", 2).receivedCalls("ListBatchResults", 4);
            assertThat(xai.chat().requests()).hasSize(100);
        }
    }

    @EachUse
    void aCollectionIsFilledSearchedAskedAndDeleted(Client client, Finish finish) throws Exception {
        try (FakeXai xai = fake(finish).start()) {
            xai.collections().failIndexing("broken.txt", "It is broken.");

            run(xai, client, finish, "collection.py");

            assertThat(xai).hasNoFiles().receivedCalls("CreateCollection", 1).receivedCalls("Search", 5);
            assertThat(xai).receivedCalls("AddDocumentToCollection", 5).receivedCalls("DeleteCollection", 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void modelsTokensKeysAndPicturesAreThere(Client client) throws Exception {
        try (FakeXai xai = FakeXai.start()) {
            run(xai, client, Finish.LAST_OUTPUT, "around.py");

            assertThat(xai).hasNoFiles().receivedCalls("GenerateImage", 3).receivedCalls("get_api_key_info", 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheServiceRefusesIsItsStatus(Client client) throws Exception {
        try (FakeXai xai = FakeXai.start()) {
            xai.faults().on("RetrieveFile").nth(2).refuse(Code.PERMISSION_DENIED, "Not yours.");

            run(xai, client, Finish.LAST_OUTPUT, "errors.py");

            assertThat(xai).hasNoFiles();
        }
    }

    /** The SDK sends again by itself what the service refuses with UNAVAILABLE. */
    @ParameterizedTest
    @EnumSource
    void anUnavailableServiceIsAskedAgain(Client client) throws Exception {
        try (FakeXai xai = FakeXai.start()) {
            xai.faults().on("ListFiles").times(2).refuse(Code.UNAVAILABLE, "Busy.");

            run(xai, client, Finish.LAST_OUTPUT, "retry.py");

            assertThat(xai).receivedCalls("ListFiles", 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatBreaksFailsForItsReader(Client client) throws Exception {
        try (FakeXai xai = FakeXai.start()) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
            xai.faults().onChats().breakAfter(2);

            run(xai, client, Finish.LAST_OUTPUT, "broken.py");
        }
    }

    @Test
    void itTrustsTheAuthorityThatItIsGiven(@TempDir Path directory) throws Exception {
        Path pem = directory.resolve("ca.pem");
        try (FakeXai secure = FakeXai.builder().tls().start()) {
            secure.writeTrustedCertificate(pem);

            sdk.script(
                    "files.py",
                    Map.of("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", pem.toString()),
                    secure.host() + ":" + secure.port(),
                    secure.key(),
                    "sync",
                    "last_output");

            assertThat(secure).hasNoFiles().receivedCalls("UploadFile", 6);
        }
    }

    /** The answers hold the service's search too, so that not every output is the answer. */
    private static FakeXaiBuilder fake(Finish finish) {
        FakeXaiBuilder fake = FakeXai.builder().attachmentSearchOutputs();
        return finish == Finish.EVERY_OUTPUT ? fake.finishReasonOnEveryOutput() : fake;
    }

    /** To "localhost" the SDK speaks plaintext, and sends its key all the same. */
    private static void run(FakeXai xai, Client client, Finish finish, String script) throws Exception {
        sdk.script(
                script,
                Map.of("XAI_MANAGEMENT_KEY", xai.managementKey()),
                "localhost:" + xai.port(),
                xai.key(),
                client.name().toLowerCase(Locale.ROOT),
                finish.name().toLowerCase(Locale.ROOT));
    }
}
