// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaunchFilesTest {
    private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

    @Test
    void anOptionThatJava21DoesNotKnowIsLeftOutThere() {
        assertThat(LaunchFiles.arguments(21, "a.jar")).doesNotContain(UNSAFE);
        assertThat(LaunchFiles.arguments(25, "a.jar")).contains(UNSAFE);
    }

    @Test
    void pathsWithSpacesAndBackslashesSurvive() {
        assertThat(LaunchFiles.arguments(21, "C:\\my libs\\a.jar")).endsWith("-cp", "\"C:\\\\my libs\\\\a.jar\"");
    }
}
