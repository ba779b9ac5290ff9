// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.FilesService;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.junit.FakeXaiExtension;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/testing.md shows of JUnit, assertions and recorded calls. */
@ExtendWith(FakeXaiExtension.class)
class RecordingSampleTest {

    // sample
    @Test
    void showsWhatWasSent(FakeXai xai, FileChatClient client) {
        FilesService files = client.files();
        files.delete(files.upload(FileSource.text("report.txt", "…")).id());

        assertThat(xai.requests()).extracting(RecordedRequest::method).containsExactly("UploadFile", "DeleteFile");
        RecordedRequest upload = xai.requests("UploadFile").getFirst();
        assertThat(upload.status()).contains(Code.OK);
        assertThat(upload.upload().orElseThrow().chunkSizes()).containsExactly(3);
        assertThat(upload.metadata().get("authorization")).containsExactly("[key 0]");
        assertThat(xai).hasNoFiles().receivedUpload("report.txt").uploadedContent("…");
    }
    // end

    @Test
    void isWhatThePageShows() throws IOException {
        String own = Files.readString(Path.of("src/test/java/dev/filechat/testkit/RecordingSampleTest.java"));
        String users = Files.readString(Path.of(
                "../examples/testing-with-filechat/src/test/java/com/example/contracts/ContractReviewerTest.java"));

        assertThatThePageShows(
                own.substring(own.indexOf("// sample\n") + "// sample\n".length(), own.indexOf("    // end\n")));
        assertThatThePageShows(users.substring(
                users.indexOf("    @RegisterExtension"), users.indexOf("\n    @Test\n    void reviewsContractAfter")));
    }

    private static void assertThatThePageShows(String sample) throws IOException {
        assertThat(Files.readString(Path.of("../docs/testing.md"))).contains("```java\n" + sample.indent(-4) + "```\n");
    }
}
