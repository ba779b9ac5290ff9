// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Content;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The jar that holds everything. */
class RunnableJarIT {
    private final List<String> jar = List.of("-jar", System.getProperty("runnable.jar"));

    @Test
    void servesByItself() {
        try (Program program = Program.start(jar, "--port", "0");
                FileChatClient client = program.client(FakeXai.DEFAULT_KEY)) {
            StoredFile file =
                    client.files().upload(FileSource.text("heron.txt", "The code of Heron is 48213. It rains."));

            assertThat(client.chat()
                            .create("grok-4.5")
                            .append(user("What is the code?", Content.file(file)))
                            .sample()
                            .content())
                    .isEqualTo("The code of Heron is 48213.");
            assertThat(program.told()).as("lines on its standard error").hasSize(1);
        }
    }

    @Test
    void knowsItsVersion() {
        try (Program program = Program.start(jar, "--version")) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).singleElement().asString().matches("filechat \\d+\\.\\d+.*");
        }
    }
}
