// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The number of files does not need memory, but for the journal's index. {@code -Dbulk.files=1000000} sets the number;
 * the program's JVM has a heap of 512 MB then.
 */
class ManyFilesTest {
    private static final int FILES = Integer.getInteger("bulk.files", 20_000);

    /** The index has 32 to 64 bytes an entry, and half as much while it grows. */
    private static final int BYTES_PER_FILE = 100;

    private static final int SLACK = 8 << 20;

    @Test
    @Timeout(3600)
    void aJobNeedsNoMemoryForEachFileButThatOfTheIndex(@TempDir Path directory) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        FILES > 100_000 ? "-Xmx512m" : "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyFilesProgram.class.getName(),
                        String.valueOf(FILES),
                        directory.resolve("journal").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), UTF_8);
        System.out.println(output);

        assertThat(program.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("first: " + FILES + " of " + FILES + " answered, 0 of them")
                .contains("second: " + FILES + " of " + FILES + " answered, " + FILES + " of them")
                .contains("calls: " + FILES + " uploads, " + FILES + " questions, " + FILES + " deletions");
        for (String run : List.of("first", "second")) {
            List<Long> heaps = Pattern.compile(run + " heap \\d+ (\\d+)")
                    .matcher(output)
                    .results()
                    .map((MatchResult result) -> Long.valueOf(result.group(1)))
                    .toList();
            assertThat(heaps).hasSize(3);
            assertThat(heaps.getLast() - heaps.getFirst()).as(output).isLessThan((long) FILES * BYTES_PER_FILE + SLACK);
        }
    }
}
