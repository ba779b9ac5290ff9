// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/getting-started.md says to put into a build. Its code is {@link AskMyFile} and {@link AskMyFileTest}. */
class GettingStartedPageTest {
    private static final Pattern ARTIFACT = Pattern.compile("filechat-[a-z-]*[a-z]");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+-SNAPSHOT");

    private String page;
    private String bom;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("../docs/getting-started.md"));
        bom = Files.readString(Path.of("../bom/pom.xml"));
    }

    @Test
    void itsArtifactsAreThoseOfTheBom() {
        assertThat(found(ARTIFACT, page))
                .contains("filechat-bom", "filechat-transport-grpc-netty", "filechat-testkit")
                .allSatisfy(artifact -> assertThat(bom).contains("<artifactId>" + artifact + "</artifactId>"));
    }

    @Test
    void itsVersionIsThatOfTheBom() {
        assertThat(found(VERSION, page)).isEqualTo(found(VERSION, bom));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
