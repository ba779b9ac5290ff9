// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** chat-with-files in a JVM of its own, started as the script starts it, without a key unless one is given. */
final class Command {
    private static final long LONG_SECONDS = 60;

    private final Process process;
    private final Path errors;
    private final BufferedReader output;

    /** What is left of a run. */
    public record Result(int exitCode, String output, List<String> errors) {}

    private Command(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Result run(String... arguments) {
        return start(null, List.of(), arguments).result();
    }

    /** Runs it with a text on its standard input. */
    static Result pipe(String input, String... arguments) {
        return start(null, List.of(), input, arguments).result();
    }

    /** Starts it with nothing on its standard input. */
    static Command start(String key, List<String> jvmOptions, String... arguments) {
        return start(key, jvmOptions, "", arguments);
    }

    private static Command start(String key, List<String> jvmOptions, String input, String... arguments) {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "chat-with-files");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            Path argumentFile = Files.write(
                    directory.resolve("arguments"),
                    LaunchFiles.arguments(Runtime.version().feature(), classPath));
            command.add("@" + argumentFile);
            command.addAll(jvmOptions);
            command.add(ChatWithFilesCommand.class.getName());
            command.addAll(List.of(arguments));
            Path errors = directory.resolve("errors");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().remove("XAI_API_KEY");
            if (key != null) {
                builder.environment().put("XAI_API_KEY", key);
            }
            Process process = builder.start();
            try (OutputStream standardInput = process.getOutputStream()) {
                standardInput.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return new Command(process, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the output up to a text in it. */
    void awaitOutput(String text) {
        StringBuilder read = new StringBuilder();
        try {
            while (read.indexOf(text) < 0) {
                int c = output.read();
                if (c < 0) {
                    throw new AssertionError("The output ended before \"" + text + "\": " + read + errorLines());
                }
                read.append((char) c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads no more, and ends with it, as {@code head} does. */
    Result hangUp() {
        try {
            output.close();
            return ended("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Ctrl-C does, but for the number of the signal. */
    Command terminate() {
        process.toHandle().destroy();
        return this;
    }

    Result result() {
        try {
            StringBuilder rest = new StringBuilder();
            for (int c = output.read(); c >= 0; c = output.read()) {
                rest.append((char) c);
            }
            return ended(rest.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result ended(String rest) {
        try {
            if (!process.waitFor(LONG_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The command does not end: " + rest);
            }
            return new Result(process.exitValue(), rest, errorLines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The lines of the error output; of one that was drawn again and again, what it was at the end. */
    private List<String> errorLines() {
        try {
            return Arrays.stream(Files.readString(errors).split("\n"))
                    .map(line -> line.substring(line.lastIndexOf('\r') + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
