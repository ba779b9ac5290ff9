// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What assertions about a fake say when they fail, and that they hold when they should. */
class FakeXaiAssertTest {

    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Test
    void findAFileOrListThoseThatThereAre() {
        client.files().upload(FileSource.text("a.txt", "A"));
        StoredFile gone = client.files().upload(FileSource.text("gone.txt", "G"));
        client.files().delete(gone.id());

        assertThat(xai).hasFile("a.txt").withContent("A");
        assertThat(xai).hasNoFile("gone.txt").hasFiles(1);
        assertFailure(() -> assertThat(xai).hasFile("b.txt"))
                .startsWith("Expected the fake to have a file \"b.txt\". Its files:\n  a.txt (file_")
                .endsWith(", 1 bytes)");
        assertFailure(() -> assertThat(xai).hasFile("gone.txt"))
                .contains("Uploads with this name:\n  2. UploadFile: \"gone.txt\", 1 bytes in 1 chunk, stored as")
                .contains("Deletions:\n  3. DeleteFile: file_id: \"" + gone.id() + "\"; OK");
        assertFailure(() -> assertThat(xai).hasNoFile("a.txt"))
                .startsWith("Expected the fake to have no file \"a.txt\". It has:\n  a.txt (file_");
        assertFailure(() -> assertThat(xai).hasNoFiles())
                .startsWith("Expected the fake to have no files. It has 1:\n  a.txt (file_");
        assertFailure(() -> assertThat(xai).as("at the end").hasFiles(2))
                .startsWith("[at the end] Expected the fake to have 2 files. It has 1:\n  a.txt (file_");
    }

    @Test
    void tellHowAFileDiffers() {
        byte[] bytes = new byte[150_000];
        bytes[100_000] = 'x';
        client.files()
                .upload(
                        FileSource.of("a.bin", bytes),
                        UploadOptions.builder()
                                .chunkSize(UploadOptions.MIN_CHUNK_SIZE)
                                .expiresAfter(Duration.ofHours(2))
                                .build());
        int chunk = UploadOptions.MIN_CHUNK_SIZE;
        FakeFileAssert file = assertThat(xai).hasFile("a.bin");

        file.withContent(bytes)
                .withSize(150_000)
                .withSha256(UploadHash.of(bytes).toUpperCase(Locale.ROOT))
                .expiringAfter(Duration.ofHours(2))
                .uploadedInChunksOf(chunk)
                .ofKey(0);
        byte[] other = bytes.clone();
        other[100_000] = '%';
        assertFailure(() -> file.withContent(other))
                .startsWith("Expected the file a.bin (file_")
                .contains("150,000 bytes")
                .contains("They differ from byte 100,000 on:\n  expected: \"%\\x00")
                .contains("\n  stored:   \"x\\x00");
        assertFailure(() -> file.withContent(new byte[100_001])).contains("from byte 100,000 on");
        assertFailure(() -> file.withContent(Arrays.copyOf(bytes, 150_001)))
                .contains("150,001 bytes, and it has 150,000 bytes. They differ from byte 150,000 on")
                .contains("stored:   (the end)");
        assertFailure(() -> file.withContent(Arrays.copyOf(bytes, 149_999))).contains("expected: (the end)");
        assertFailure(() -> file.withSize(1)).contains("to have 1 bytes, and it has 150,000.");
        assertFailure(() -> file.withSha256("00")).contains("00").contains(UploadHash.of(bytes));
        assertFailure(() -> file.uploadedInChunksOf(chunk - 1)).contains("[" + chunk + ",");
        assertFailure(() -> file.uploadedInChunks(1, 2)).contains("[1, 2]").contains("[" + chunk + ",");
        assertFailure(() -> file.expiringAfter(Duration.ofHours(1)))
                .contains("to expire PT1H after its upload, and it expires PT2H after it.");
        assertFailure(file::neverExpiring).contains("to be kept until it is deleted, and it expires at ");
        assertFailure(() -> file.ofKey(1)).contains("to belong to key 1, but it belongs to key 0.");
    }

    @Test
    void tellThatAFileDoesNotExpire() {
        client.files().upload(FileSource.text("a.txt", "A"));

        assertThat(xai).hasFile("a.txt").neverExpiring().uploadedInChunks(1);
        assertFailure(() -> assertThat(xai).hasFile("a.txt").expiringAfter(Duration.ofHours(1)))
                .contains("to expire PT1H after its upload, and it is kept until it is deleted.");
    }

    @Test
    void knowAnUploadWhoseFileIsGone() {
        StoredFile gone = client.files().upload(FileSource.text("gone.txt", "G"));
        client.files().delete(gone.id());

        assertThat(xai)
                .receivedUpload("gone.txt")
                .uploadedContent(new byte[] {'G'})
                .uploadedContent("G")
                .endedWith(Code.OK)
                .hasMetadata("Authorization", "[key 0]");
        assertFailure(() -> assertThat(xai).receivedUpload("b.txt"))
                .startsWith("Expected the fake to have received an upload of \"b.txt\". Uploads:\n  1. UploadFile:");
        RecordedRequestAssert upload = assertThat(xai).receivedUpload("gone.txt");
        assertFailure(() -> upload.uploadedContent(new byte[2]))
                .startsWith("Expected the call\n  1. UploadFile: \"gone.txt\"")
                .contains("to have stored 2 bytes with the SHA-256\n  " + UploadHash.of(new byte[2]))
                .endsWith("It brought 1 bytes, and the SHA-256\n  " + UploadHash.of(new byte[] {'G'}));
        assertFailure(() -> upload.endedWith(Code.ABORTED)).endsWith("to have ended with ABORTED.");
        assertFailure(() -> upload.hasMetadata("x-tag", "blue"))
                .contains("to have the metadata x-tag: blue. It has:\n")
                .contains("\n  authorization=[[key 0]]");
        assertFailure(upload::chatRequest).endsWith("to be a chat request.");
        assertFailure(() -> assertThat(xai.requests("DeleteFile").getFirst()).uploadedContent(new byte[0]))
                .endsWith("to be an upload.");
    }

    @Test
    void countCallsAndChatRequests() {
        assertThat(xai).receivedNoChatRequests().receivedCalls("ListFiles", 0);
        client.files().exists("file_gone");
        assertFailure(() -> assertThat(xai).lastChatRequest())
                .startsWith("Expected the fake to have received a chat request. All that it received:\n"
                        + "  1. RetrieveFile: file_id: \"file_gone\"; NOT_FOUND");
        client.chat().create("grok-4.5").append(user("Hello?")).sample();

        assertThat(xai).receivedChatRequests(1);
        assertThat(xai.requests("GetCompletion").getFirst()).chatRequest().hasModel("grok-4.5");
        assertFailure(() -> assertThat(xai).receivedNoChatRequests())
                .startsWith("Expected the fake to have received no chat requests. It received 1:\n"
                        + "  model grok-4.5, user says \"Hello?\"");
        assertFailure(() -> assertThat(xai).receivedCalls("RetrieveFile", 2))
                .startsWith("Expected the fake to have received 2 calls of RetrieveFile. It received 1:\n"
                        + "  1. RetrieveFile: ");
    }

    @Test
    void knowTheRequestsThatNoScriptAnswers() {
        xai.chat().whenUserSays(containing("risks")).reply("One.");
        Chat chat = client.chat().create("grok-4.5");
        assertThat(xai).receivedNoUnmatchedChatRequests();

        FileChatAssertions.assertThatCall(chat.append(user("Hello?"))::sample)
                .failsWith(InvalidArgumentException.class);

        assertFailure(() -> assertThat(xai).receivedNoUnmatchedChatRequests())
                .isEqualTo("Expected a script to answer every chat request. None answered:\n"
                        + "  model grok-4.5, user says \"Hello?\"");
    }

    @Test
    void seeOpenCalls() {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(10));
        Chat chat = client.chat().create("grok-4.5").append(user("Hello?"));
        assertThat(xai).hasNoOpenCalls();

        try (ChatStream stream = chat.stream()) {
            stream.iterator().next();
            assertFailure(() -> assertThat(xai).hasNoOpenCalls())
                    .startsWith("Expected the fake to have no open calls. Under way:\n  1. GetCompletionChunk: model")
                    .contains("under way for ");
        }
        assertThat(xai).hasNoOpenCalls();
    }

    static AbstractStringAssert<?> assertFailure(ThrowingCallable assertion) {
        AssertionError error = FileChatAssertions.catchThrowableOfType(AssertionError.class, assertion);
        return assertThat(error)
                .as("the assertion did not fail")
                .isNotNull()
                .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                .as("the message");
    }
}
