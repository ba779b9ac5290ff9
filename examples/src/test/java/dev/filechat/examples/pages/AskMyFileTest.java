// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

// snippet: test
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.junit.FakeXaiExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AskMyFileTest {
    private static final String REPORT = "Revenue grew by 12 percent. The largest risk is the supply of cells.";

    @RegisterExtension
    static final FakeXaiExtension xai = FakeXaiExtension.builder()
            .transport("grpc-netty")
            .checkNoFilesLeft()
            .build();

    @Test
    void answersFromTheFileAndDeletesIt(FileChatClient client, @TempDir Path directory) throws IOException {
        Path report = Files.writeString(directory.resolve("report.txt"), REPORT);

        String answer = AskMyFile.ask(client, report, "What is the largest risk?");

        assertThat(answer).isEqualTo("The largest risk is the supply of cells.");
        assertThat(xai).receivedUpload("report.txt").uploadedContent(REPORT);
    }
}
// end
