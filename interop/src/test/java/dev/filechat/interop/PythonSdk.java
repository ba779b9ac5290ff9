// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * xAI's SDK for Python, the newest, in a virtual environment below {@code target}. It is installed once a run. Where
 * there is no Python for it, or where pip cannot install it, the tests that need it are skipped and say so.
 */
final class PythonSdk {
    private static final String REQUIREMENT = System.getProperty("xai-sdk");
    private static final Path ENVIRONMENT = Path.of(System.getProperty("python.environment"));
    private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();
    private static final String IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 10))";
    private static final String VERSION = "import importlib.metadata as m; print(m.version('xai-sdk'))";
    private static final List<String> PIP = List.of("-m", "pip", "--quiet", "--disable-pip-version-check");

    private static PythonSdk installed;
    private static String whySkipped;

    private final String version;

    private PythonSdk(String version) {
        this.version = version;
    }

    /** {@return the SDK; the test is skipped if it cannot be there} */
    static PythonSdk orSkip() throws IOException, InterruptedException {
        if (installed == null && whySkipped == null) {
            try {
                installed = install();
                System.out.println("Interop with xai-sdk " + installed.version);
            } catch (Unavailable e) {
                whySkipped = e.getMessage();
                System.err.println("INTEROP IS SKIPPED: " + whySkipped); // the build's own summary does not say why
            }
        }
        return installed != null ? installed : abort(whySkipped);
    }

    private static PythonSdk install() throws IOException, InterruptedException, Unavailable {
        if (!Files.exists(Path.of(executable()))) {
            String python = python().orElseThrow(() -> new Unavailable("no Python of 3.10 or later is on the path"));
            must(List.of(python, "-m", "venv", ENVIRONMENT.toString()));
        }
        // Without a network pip is content with what an earlier run has installed.
        pip("install", "--upgrade", REQUIREMENT, "portpicker");
        return new PythonSdk(must(List.of(executable(), "-c", VERSION)).strip());
    }

    private static Optional<String> python() throws IOException, InterruptedException {
        for (String name : List.of("python3", "python")) {
            try {
                if (Command.run(List.of(name, "-c", IS_NEW_ENOUGH), Map.of()).exitCode() == 0) {
                    return Optional.of(name);
                }
            } catch (IOException e) {
                assertThat(e).as("the only reason is that there is none").hasMessageContaining(name);
            }
        }
        return Optional.empty();
    }

    /** Retries are few: without a network it is better to be skipped soon. */
    private static void pip(String... arguments) throws IOException, InterruptedException, Unavailable {
        List<String> command = new ArrayList<>(List.of(executable()));
        command.addAll(PIP);
        command.addAll(List.of("--retries", "1"));
        command.addAll(List.of(arguments));
        must(command);
    }

    private static String must(List<String> command) throws IOException, InterruptedException, Unavailable {
        Command.Result result = Command.run(command, Map.of());
        if (result.exitCode() != 0) {
            throw new Unavailable(command + " failed: " + result.output());
        }
        return result.output();
    }

    private static String executable() {
        Path unix = ENVIRONMENT.resolve("bin").resolve("python");
        return (Files.exists(unix) ? unix : ENVIRONMENT.resolve("Scripts").resolve("python.exe")).toString();
    }

    String version() {
        return version;
    }

    /** {@return the directory of the sources of this version, which have a test server; the test is skipped if not} */
    Path sourcesOrSkip() throws IOException, InterruptedException {
        Path downloads = ENVIRONMENT.resolveSibling("xai-sdk-" + version);
        Path sources = downloads.resolve("xai_sdk-" + version);
        try {
            if (!Files.exists(sources)) {
                pip(
                        "download",
                        "--no-deps",
                        "--no-binary",
                        "xai-sdk",
                        "-d",
                        downloads.toString(),
                        "xai-sdk==" + version);
                must(List.of(executable(), "-m", "tarfile", "-e", sources + ".tar.gz", downloads.toString()));
            }
        } catch (Unavailable e) {
            return abort("The sources of xai-sdk " + version + " are not there: " + e.getMessage());
        }
        return sources;
    }

    /** {@return the command that runs a script} */
    static List<String> command(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(executable(), SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a script, which fails by itself where the SDK does not get what it should. */
    void script(String name, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Command.Result result = Command.run(command(name, arguments), environment);

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String message) {
            super(message);
        }
    }
}
