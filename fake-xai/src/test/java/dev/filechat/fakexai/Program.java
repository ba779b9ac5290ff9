// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import dev.filechat.FileChatClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** fake-xai in a JVM of its own. */
final class Program implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("Fake xAI listens on [0-9.]+:(\\d+), .*");
    private static final long LONG_SECONDS = 60;

    private final Process process;
    private final Path output;
    private final BufferedReader errors;
    private final List<String> told = new ArrayList<>();

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.errors = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    }

    /** From the classes as they are compiled. */
    static Program start(String... arguments) {
        return start(List.of("-cp", System.getProperty("java.class.path"), FakeXaiCommand.class.getName()), arguments);
    }

    static Program start(List<String> program, String... arguments) {
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:TieredStopAtLevel=1");
            if (Runtime.version().feature() >= 24) {
                command.add("--sun-misc-unsafe-memory-access=allow");
                command.add("--enable-native-access=ALL-UNNAMED");
            }
            command.addAll(program);
            command.addAll(Arrays.asList(arguments));
            Path output = Files.createTempFile(Path.of("target"), "fake-xai", ".out");
            return new Program(
                    new ProcessBuilder(command).redirectOutput(output.toFile()).start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it listens. */
    int port() {
        try {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                told.add(line);
                Matcher listens = LISTENS.matcher(line);
                if (listens.matches()) {
                    return Integer.parseInt(listens.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("It did not start: " + told);
    }

    FileChatClient client(String key) {
        return FileChatClient.builder()
                .endpoint("127.0.0.1", port())
                .plaintext()
                .apiKey(key)
                .build();
    }

    /** What it has said on its standard error until it listened, or, once it is over, in all. */
    List<String> told() {
        return told;
    }

    List<String> output() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Ctrl-C does, but for the number of the signal. */
    int terminate() {
        process.toHandle().destroy();
        return exitCode();
    }

    void kill() {
        process.toHandle().destroyForcibly(); // the process itself would close its streams
        exitCode();
    }

    int exitCode() {
        try {
            // Before its lines are read: reading waits for the end, however late that is.
            if (!process.waitFor(LONG_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end");
            }
            errors.lines().forEach(told::add);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
