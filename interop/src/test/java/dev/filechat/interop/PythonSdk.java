// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** xAI's SDK for Python, in a virtual environment below {@code target}. */
final class PythonSdk {
    private static final String VERSION = System.getProperty("xai-sdk.version");
    private static final Path ENVIRONMENT = Path.of(System.getProperty("python.environment"));
    private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();
    private static final String IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 10))";

    private PythonSdk() {}

    /** What a process has printed, on both of its outputs, and how it has ended. */
    record Result(int exitCode, String output) {}

    /** Installs it, unless it is; empty where there is no Python that it could be for. */
    static Optional<PythonSdk> install() throws IOException, InterruptedException {
        Path stamp = ENVIRONMENT.resolve("xai-sdk-" + VERSION);
        if (!Files.exists(stamp)) {
            Optional<String> python = python();
            if (python.isEmpty()) {
                return Optional.empty();
            }
            must(List.of(python.get(), "-m", "venv", "--clear", ENVIRONMENT.toString()));
            must(List.of(
                    executable(),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "xai-sdk==" + VERSION));
            Files.writeString(stamp, "");
        }
        return Optional.of(new PythonSdk());
    }

    private static Optional<String> python() throws IOException, InterruptedException {
        for (String name : List.of("python3", "python")) {
            try {
                if (run(List.of(name, "-c", IS_NEW_ENOUGH), Map.of()).exitCode() == 0) {
                    return Optional.of(name);
                }
            } catch (IOException e) {
                assertThat(e).as("the only reason is that there is none").hasMessageContaining(name);
            }
        }
        return Optional.empty();
    }

    private static void must(List<String> command) throws IOException, InterruptedException {
        Result result = run(command, Map.of());
        assertThat(result.exitCode()).as(command + ": " + result.output()).isZero();
    }

    private static String executable() {
        Path unix = ENVIRONMENT.resolve("bin").resolve("python");
        return (Files.exists(unix) ? unix : ENVIRONMENT.resolve("Scripts").resolve("python.exe")).toString();
    }

    /** Runs a script, which fails by itself where the SDK does not get what it should. */
    Result script(String name, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(executable(), SCRIPTS.resolve(name).toString()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    private static Result run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(Path.of("target"), "python", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not end: " + Files.readString(output, UTF_8));
        }
        return new Result(process.exitValue(), Files.readString(output, UTF_8));
    }
}
