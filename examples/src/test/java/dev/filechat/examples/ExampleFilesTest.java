// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleFilesTest {
    @Test
    void theArgumentsAreTheFiles() {
        String[] arguments = {"my.pdf", "yours.pdf"};

        assertThat(ExampleFiles.file(new String[] {"my.pdf"}, "report.txt")).isEqualTo(Path.of("my.pdf"));
        assertThat(ExampleFiles.files(arguments, "report.txt"))
                .containsExactly(Path.of("my.pdf"), Path.of("yours.pdf"));
    }

    @Test
    void withoutArgumentsTheyAreSamplesUnderTheirOwnNames() {
        assertThat(ExampleFiles.file(new String[0], "report.txt"))
                .hasFileName("report.txt")
                .hasSameBinaryContentAs(Path.of("files/report.txt"));
    }
}
