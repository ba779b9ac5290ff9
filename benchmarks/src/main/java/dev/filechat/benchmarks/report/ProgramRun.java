// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a program in a JVM of its own, and takes its figures from the last line that it prints. */
final class ProgramRun {
    private ProgramRun() {}

    static Map<String, Double> run(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String last = process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .reduce((before, line) -> line)
                .orElseThrow(() -> new IOException(program.getSimpleName() + " failed; see above"));
        return new ObjectMapper().readValue(last, new TypeReference<Map<String, Double>>() {});
    }
}
