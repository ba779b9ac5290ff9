// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Deletes what a reader leaves behind, as far as that can be done. */
final class TemporaryFiles {

    private TemporaryFiles() {}

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return; // a file is in use, or all is gone: the system clears its temporary files
        }
    }
}
