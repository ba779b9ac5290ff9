// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.data;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.File;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.GetStoredCompletionRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where one part of the service meets another: messages and their size, files and what was said about them. */
class ServiceLimitsTest {

    private static final String SECRET = "The access code is 48213.";

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().clock(clock).start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void takesMessagesOfUpTo20Mebibytes() throws Exception {
        int most = (20 << 20) - 5; // the rest is a tag, and a length of four bytes
        List<ByteString> chunks = List.of(ByteString.copyFrom(new byte[most]), ByteString.copyFrom(new byte[most + 1]));

        assertThat(stubs.send(List.of(init("whole"), data(chunks.get(0)))).getSize())
                .isEqualTo(most);
        assertThat(refusal(() -> stubs.send(List.of(init("too large"), data(chunks.get(1)))))
                        .getCode())
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("whole");
        assertThat(xai.awaitNoOpenCalls(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void keepsAllChoicesOfAStoredAnswer() throws Exception {
        GetChatCompletionResponse response = stubs.chat()
                .getCompletion(
                        ask("Hello?").toBuilder().setN(3).setStoreMessages(true).build());

        assertThat(response.getOutputsCount()).isEqualTo(3);
        assertThat(stubs.chat()
                        .getStoredCompletion(GetStoredCompletionRequest.newBuilder()
                                .setResponseId(response.getId())
                                .build()))
                .isEqualTo(response);
    }

    @Test
    void doesNotGoOnAboutAFileThatIsGone() throws Exception {
        File deleted = stubs.upload("deleted.txt", SECRET);
        File expired = stubs.send(List.of(init("expired.txt", 3_600), data(ByteString.copyFromUtf8(SECRET))));
        GetCompletionsRequest aboutDeleted = stored("What is the access code?", deleted);
        GetCompletionsRequest aboutExpired = stored("What is the access code?", expired);
        GetCompletionsRequest further = following(aboutDeleted);
        GetCompletionsRequest furthest = following(aboutExpired);
        assertThat(stubs.chat()
                        .getCompletion(further)
                        .getOutputs(0)
                        .getMessage()
                        .getContent())
                .isEqualTo(SECRET);

        stubs.files()
                .deleteFile(DeleteFileRequest.newBuilder()
                        .setFileId(deleted.getId())
                        .build());
        clock.move(Duration.ofHours(1));

        for (GetCompletionsRequest request : List.of(further, furthest)) {
            Status status = refusal(() -> stubs.chat().getCompletion(request));
            assertThat(status.getCode()).isEqualTo(Code.NOT_FOUND);
            assertThat(status.getDescription()).containsPattern("file_");
        }
    }

    private static GetCompletionsRequest stored(String question, File file) {
        return ask(question, file.getId()).toBuilder().setStoreMessages(true).build();
    }

    /** Asks once more, in the conversation that this request begins. */
    private GetCompletionsRequest following(GetCompletionsRequest first) throws Exception {
        return ask("Repeat the access code.").toBuilder()
                .setPreviousResponseId(stubs.chat().getCompletion(first).getId())
                .build();
    }
}
