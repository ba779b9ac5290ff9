// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A fake in a JVM of its own, for what can be measured of it there. */
final class FakeAlone implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Process process;
    private final BufferedReader output;
    private final OutputStream input;
    private final int port;

    private FakeAlone(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader(UTF_8);
        this.input = process.getOutputStream();
        String first = output.readLine();
        assertThat(first).as("what the fake prints first").containsOnlyDigits();
        this.port = Integer.parseInt(first);
    }

    /** Starts one. */
    static FakeAlone start(Path directory, String... options) throws IOException {
        ChildJvm jvm = new ChildJvm();
        for (String option : options) {
            jvm.option(option);
        }
        String storage = Files.createDirectory(directory.resolve("storage")).toString();
        return new FakeAlone(jvm.start(AloneProgram.class, storage, directory.toString()));
    }

    int port() {
        return port;
    }

    /** What it holds at a moment; handles are files, sockets and whatever else the system counts. */
    record State(int files, int onDisk, int openCalls, int threads, int handles) {
        private static State of(String line) {
            int[] numbers =
                    Stream.of(line.split(" ")).mapToInt(Integer::parseInt).toArray();
            return new State(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        }
    }

    /** What it holds now. */
    State state() throws IOException {
        input.write('\n');
        input.flush();
        return State.of(output.readLine());
    }

    /** What it holds as soon as that is as it should be, or after a long wait. */
    State stateOnce(Predicate<State> wanted) throws IOException {
        long start = System.nanoTime();
        State state = state();
        while (!wanted.test(state) && System.nanoTime() - start < LONG.toNanos()) {
            state = state();
        }
        return state;
    }

    @Override
    public void close() throws Exception {
        input.close();
        process.waitFor();
    }
}
