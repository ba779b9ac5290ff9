// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs a program of the tests in a JVM of its own. */
public final class ChildJvm {

    private final List<String> options = new ArrayList<>();
    private Predicate<String> onClassPath = entry -> true;

    /** What the JVM itself says about the libraries of the class path is not the fake's. */
    ChildJvm() {
        options.add("-Dfile.encoding=UTF-8");
        options.add("-Dstdout.encoding=UTF-8");
        if (Runtime.version().feature() >= 24) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
    }

    ChildJvm option(String option) {
        options.add(option);
        return this;
    }

    ChildJvm without(String jar) {
        onClassPath = onClassPath.and(entry -> !entry.contains(jar));
        return this;
    }

    /** Returns everything that it printed. */
    String run(Class<?> program, String... arguments) throws Exception {
        Process process = start(program, arguments);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Starts it; what it prints is the process's input, errors too. */
    public Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(onClassPath)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
