// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleFilesTest {
    @Test
    void theArgumentsAreTheFiles() {
        String[] arguments = {"my.pdf", "yours.pdf"};

        assertThat(ExampleFiles.file(new String[] {"my.pdf"}, "report.txt")).isEqualTo(Path.of("my.pdf"));
        assertThat(ExampleFiles.files(arguments, "report.txt"))
                .containsExactly(Path.of("my.pdf"), Path.of("yours.pdf"));
    }

    @Test
    void aFileThatIsNoTextIsNamed(@TempDir Path directory) throws IOException {
        Path picture = Files.write(directory.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExampleFiles.text(picture))
                .withMessage(picture + " is no text in UTF-8");
    }

    @Test
    void withoutArgumentsTheyAreSamplesUnderTheirOwnNames() {
        assertThat(ExampleFiles.file(new String[0], "report.txt"))
                .hasFileName("report.txt")
                .hasSameBinaryContentAs(Path.of("files/report.txt"));
    }
}
