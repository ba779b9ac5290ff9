// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.transport.contract.support.OverTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program in a JVM of its own, which has this one's class path. It can be killed; closing kills it. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final CompletableFuture<String> output;

    /** What is left of a program that has ended. */
    public record Result(int exitCode, String output) {}

    private ChildJvm(Process process) {
        this.process = process;
        this.output = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new String(process.getInputStream().readAllBytes(), UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    /** Starts a program. Its first argument is which transport its client uses. */
    public static ChildJvm start(OverTransport test, Class<?> program, List<String> options, Object... arguments) {
        return start(Map.of(), test, program, options, arguments);
    }

    /** Starts a program with some more in its environment. */
    public static ChildJvm start(
            Map<String, String> environment,
            OverTransport test,
            Class<?> program,
            List<String> options,
            Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) { // what Netty and protobuf do is no news here
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.add(test.provider().getClass().getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
            child.environment().putAll(environment);
            return new ChildJvm(child.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    public Result result(Duration atMost) throws InterruptedException {
        try {
            String printed = output.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return new Result(process.waitFor(), printed);
        } catch (TimeoutException e) {
            kill();
            throw new AssertionError("The program has not ended after " + atMost + ": " + output.join(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills the process, and waits until it has ended. Does nothing if it has ended already. */
    public void kill() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
