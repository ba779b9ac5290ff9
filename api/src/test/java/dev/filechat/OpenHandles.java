// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts the open file handles of this process, where the system shows them. */
final class OpenHandles {
    private OpenHandles() {}

    static long of(Path file) {
        Path handles = Path.of("/proc/self/fd");
        assumeTrue(Files.exists(handles));
        try (Stream<Path> all = Files.list(handles)) {
            return all.filter(handle -> leadsTo(handle, file)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean leadsTo(Path handle, Path file) {
        try {
            return Files.readSymbolicLink(handle).toString().startsWith(file.toString());
        } catch (NoSuchFileException e) {
            return false; // closed meanwhile, as the handle of this listing is
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
