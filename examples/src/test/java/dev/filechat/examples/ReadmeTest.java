// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path SOURCE = Path.of("src/main/java/dev/filechat/examples/ChatWithFiles.java");

    @Test
    void theFirstSampleIsTheExampleThatIsRun() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String afterFence = readme.substring(readme.indexOf("```java\n") + "```java\n".length());
        String sample = afterFence.substring(0, afterFence.indexOf("```"));

        String source = Files.readString(SOURCE);
        assertThat(sample).isEqualTo(source.substring(source.indexOf("import ")));
    }
}
