// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.filechat.fuzz.ForeignText;
import dev.filechat.fuzz.NeedsJazzer;
import java.nio.file.Path;

/** Any name that a server gives becomes the name of a file in the directory, on every system. */
@NeedsJazzer
class DownloadNameFuzzTest {
    private static final Path DIRECTORY = Path.of("directory");
    private static final int MOST_BYTES = 255;
    private static final String DEVICES = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";

    @DictionaryEntries({"../", "..\\\\", "CON", "nul.txt", "LPT1", ":", " .", "\\u202e", "\\ufe0f", "\\u3164"})
    @FuzzTest
    void anyNameBecomesAFileInTheDirectory(byte[] bytes) {
        String name = ForeignText.of(bytes);
        String safe = SafeFileName.of(name, "file-1");

        check(safe);
        check(SafeFileName.of("", name));
        check(SafeFileName.numbered(safe, Integer.MAX_VALUE));
        check(SafeFileName.ascii(safe));
        assertThat(SafeFileName.of(safe, "")).isEqualTo(safe);
    }

    private static void check(String safe) {
        assertThat(safe)
                .matches("[^\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}<>:\"/\\\\|?*]+")
                .doesNotStartWith(".")
                .doesNotEndWith(".")
                .isEqualTo(safe.strip())
                .doesNotMatch(DEVICES);
        assertThat(safe.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(MOST_BYTES);
        assertThat(DIRECTORY.resolve(safe).normalize().getParent()).isEqualTo(DIRECTORY);
    }
}
