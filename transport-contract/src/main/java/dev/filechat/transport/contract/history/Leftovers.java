// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the calls of a history leave open, or lying about. */
final class Leftovers {
    /** The files that this process has open, where the system shows them. */
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Path directory;
    private final TrackedStreams streams;

    Leftovers(Path directory, TrackedStreams streams) {
        this.directory = directory;
        this.streams = streams;
    }

    /**
     * @param outcomes those of all operations that used the directory
     * @param atMost how long a stream that is still open may take to be closed
     */
    List<String> found(List<OperationOutcome> outcomes, Duration atMost) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        int open = streams.awaitNone(atMost);
        if (open > 0) {
            found.add(open + " streams are not closed");
        }
        openFiles().forEach(file -> found.add(file + " is open"));
        Set<Path> expected = outcomes.stream().flatMap(this::expected).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> !expected.contains(file)).forEach(file -> found.add(file + " is left"));
        }
        return found;
    }

    private Stream<Path> expected(OperationOutcome outcome) {
        return outcome.failure() == null
                ? Stream.of(
                        directory.resolve(outcome.operation().name()), Caller.copyOf(outcome.operation(), directory))
                : Stream.of(directory.resolve(outcome.operation().name()));
    }

    private List<Path> openFiles() throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return List.of();
        }
        try (Stream<Path> links = Files.list(OPEN_FILES)) {
            return links.map(Leftovers::target)
                    .filter(target -> target.startsWith(directory))
                    .toList();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return link; // closed meanwhile
        }
    }
}
