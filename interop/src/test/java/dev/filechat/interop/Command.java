// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that ends by itself. */
final class Command {
    private Command() {}

    /** What a process has printed, on both of its outputs, and how it has ended. */
    public record Result(int exitCode, String output) {}

    static Result run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Path.of("target"), "command", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1"); // nothing is written beside the scripts
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not end: " + Files.readString(output, UTF_8));
        }
        return new Result(process.exitValue(), Files.readString(output, UTF_8));
    }
}
