// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a test, from {@code // sample} to {@code // end}, that docs/testing.md shows. */
final class DocumentedSample {

    private DocumentedSample() {}

    static void assertShown(Class<?> test) throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/dev/filechat/testkit/" + test.getSimpleName() + ".java"));
        String page = Files.readString(Path.of("../docs/testing.md"));

        String sample = source.substring(
                source.indexOf("// sample\n") + "// sample\n".length(), source.indexOf("    // end\n"));
        assertThat(page).contains("```java\n" + sample.indent(-4) + "```\n");
    }
}
